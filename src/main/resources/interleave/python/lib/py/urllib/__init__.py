"""Addresses on the web and what stands behind them."""
