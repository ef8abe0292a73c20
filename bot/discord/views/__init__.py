"""What an answer looks like: verdicts in, a layout or a text out; nothing here talks to Discord."""
