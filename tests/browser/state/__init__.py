"""S1 to S4, S8, S9: answers are kept, or it is told that they are not; in Chromium, on the real site."""
