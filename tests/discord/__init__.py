"""The Discord surface, driven through a loopback Discord by the unmodified client."""
