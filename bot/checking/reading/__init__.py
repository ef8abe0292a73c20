"""What one text says, read alone: its words, numbers, dates, names and who does what; and pasted text into claims."""
