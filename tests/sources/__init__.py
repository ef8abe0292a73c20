"""What the official notices say, kept and read: against real databases and real files."""
