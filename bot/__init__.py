"""What people talk to: claims in, references out, on the command line, a terminal and Discord."""
