"""What curators work through beside the table: wanted claims, feedback, exceptions, reviews that are due."""
