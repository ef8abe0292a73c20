"""Signs that a claim and a statement do not say the same, or that a difference is none: each keeps a stance back."""
