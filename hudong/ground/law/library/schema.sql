-- 法规库：由语料生成的只读数据，不属于任何县。条文号（article.id）按位阶、名称、版本、条的次序排定，
-- 全文检索按它的次序取前若干条，不必另行排序。

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE version (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    level TEXT NOT NULL,
    adopted TEXT,
    in_force_from TEXT,
    in_force_source TEXT NOT NULL,
    in_force_to TEXT,
    source TEXT NOT NULL,
    repealed_by TEXT NOT NULL,
    digest INTEGER NOT NULL,
    history TEXT NOT NULL
);

-- seq 0 is the article that a citation means; further rows are texts that repeat its number.
CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    version_id INTEGER NOT NULL REFERENCES version (id),
    no INTEGER NOT NULL,
    sub INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    label TEXT NOT NULL,
    under TEXT NOT NULL,
    paragraphs TEXT NOT NULL
);

-- 村（居）委会的职责：一条里有几种的，rank 0 是主要的。
CREATE TABLE duty (
    article_id INTEGER NOT NULL REFERENCES article (id),
    rank INTEGER NOT NULL,
    kind TEXT NOT NULL,
    sentence TEXT NOT NULL,
    department TEXT NOT NULL,
    PRIMARY KEY (article_id, rank)
) WITHOUT ROWID;

-- doubt 不空的只是待核的关联，不终止任何文本。
CREATE TABLE repeal (
    title TEXT NOT NULL,
    by_title TEXT NOT NULL,
    article TEXT NOT NULL,
    on_day TEXT NOT NULL,
    doubt TEXT NOT NULL,
    PRIMARY KEY (title, on_day, by_title)
) WITHOUT ROWID;

CREATE INDEX repeal_by ON repeal (by_title);

CREATE VIRTUAL TABLE words USING fts5 (
    title, body, content = '', columnsize = 0, prefix = '1', tokenize = 'unicode61'
);
