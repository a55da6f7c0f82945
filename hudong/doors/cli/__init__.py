"""命令行:建县、值守、核对、备份、法规、演示。The command line: the clock's, the keeper's and the importer's door."""
