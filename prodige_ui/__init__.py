"""What the Streamlit screens share, and only they."""
