"""The addresses of single sign-on: its settings, and the way there and back."""
