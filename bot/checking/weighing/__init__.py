"""What signs and findings come to: whether a support leaves something open, whether a disagreement is one."""
