"""The small stance model that ships: runtime, weights, its own training pairs, and how it was trained."""
