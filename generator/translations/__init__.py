"""How far the texts are translated, and texts on their way to a translator and back."""
