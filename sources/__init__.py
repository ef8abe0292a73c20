"""What the official notices say, where they are kept, how they get in; nothing of chat or of judging."""
