"""Files that readers take from the site into a spreadsheet program: tables of the playbook, as XLSX and as CSV."""
