"""What people can do with emails that were sent."""
