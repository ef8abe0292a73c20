"""How the shipped stance model was made; needs PyTorch, and nothing at run time imports it."""
