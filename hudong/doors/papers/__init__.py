"""文书 · Papers: one source for the printed notice, the Word file, the sheet and the data file of a thing.

这里只由各室的查询和词汇做出文件，不认识网页，也不认识命令行；网页和命令行把它做好的文件交出去。
"""
