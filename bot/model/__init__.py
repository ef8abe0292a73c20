"""The small stance model that ships: its runtime, its weights, its own training pairs, and how it was trained."""
