"""How a `Site` becomes an MkDocs site: the parts that `generator.plugin` puts together."""
