"""The Hypertext Transfer Protocol."""
