"""What the server says of itself: health, figures, guards, features, and what happened."""
