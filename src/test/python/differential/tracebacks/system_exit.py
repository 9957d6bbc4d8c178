print("leaving")
raise SystemExit("message to stderr")
