-- The tables of a project. Those up to `detected` and `found` are what was read and what was found in it;
-- the rest is made of them anew whenever they change. None has a key: an index would make every batch
-- dearer, and DuckDB refuses a row that is taken away and put back within one transaction.

CREATE TABLE project (format VARCHAR, version INTEGER);
INSERT INTO project VALUES ('comention-project', 2);

-- A file: where it is from the folder of the project on, its id, the hash of its bytes, and a key of the
-- settings and of the program that read it. Files are in the order in which ids are given.
CREATE TABLE sources (place VARCHAR, id VARCHAR, hash VARCHAR, reading VARCHAR);
CREATE TABLE positions (place VARCHAR, position INTEGER);

-- What a file holds: a row a document, under the id that it asks for, with the number of the run that first
-- had its text in that file; and a row for whatever was not read.
CREATE TABLE contents (
  place VARCHAR, number INTEGER, id VARCHAR, lang VARCHAR, title VARCHAR, date VARCHAR, source VARCHAR,
  url VARCHAR, author VARCHAR, text INTEGER, run INTEGER
);
CREATE TABLE not_read (place VARCHAR, number INTEGER, name VARCHAR, reason VARCHAR);

-- Each text once, however many documents have it; `detected` says that mentions were sought in it, by which
-- model, tables and settings, and where its sentences end. By their sketches reprints are found.
CREATE TABLE texts (number INTEGER, hash VARCHAR, lang VARCHAR, text VARCHAR, sketch BLOB, size BIGINT);
CREATE TABLE detected (text INTEGER, detection VARCHAR, ends INTEGER[]);
CREATE TABLE found (
  text INTEGER, number INTEGER, starts INTEGER, ends INTEGER, words VARCHAR, kind VARCHAR, form VARCHAR,
  sentence INTEGER, key VARCHAR
);

-- The documents in force, under their own ids.
CREATE TABLE ids (position INTEGER, id VARCHAR, place VARCHAR, number INTEGER);

-- Which model, tables, settings and program each stage was last run with, as JSON.
CREATE TABLE stages (stage VARCHAR, parts VARCHAR);

CREATE TABLE actors (
  id VARCHAR, name VARCHAR, kind VARCHAR, press BOOLEAN, wikidata VARCHAR, mentions INTEGER,
  documents INTEGER
);
CREATE TABLE owners (document VARCHAR, starts INTEGER, ends INTEGER, actor VARCHAR);
CREATE TABLE joins (
  actor VARCHAR, first_name VARCHAR, second_name VARCHAR, score DOUBLE, reason VARCHAR, documents VARCHAR[]
);
CREATE TABLE refusals (actor VARCHAR, other VARCHAR, score DOUBLE, reason VARCHAR, doubtful BOOLEAN);
CREATE TABLE links (
  source VARCHAR, target VARCHAR, weight INTEGER, documents INTEGER, stories INTEGER, outlets INTEGER,
  first VARCHAR, last VARCHAR, pmi DOUBLE, npmi DOUBLE, llr DOUBLE, jaccard DOUBLE, p DOUBLE, q DOUBLE
);
CREATE TABLE passages (number INTEGER, document VARCHAR, starts INTEGER, ends INTEGER);
CREATE TABLE together (source VARCHAR, target VARCHAR, passage INTEGER);
CREATE TABLE judgements (
  line INTEGER, judgement VARCHAR, names VARCHAR[], statement VARCHAR, who VARCHAR, decided DATE, why VARCHAR
);
CREATE TABLE runs (
  number INTEGER, started TIMESTAMP, ended TIMESTAMP, version VARCHAR, settings VARCHAR, documents INTEGER,
  files_read INTEGER, texts_detected INTEGER
);

-- graph.json and the page, packed, for the next time that nothing has changed.
CREATE TABLE made (name VARCHAR, key VARCHAR, size BIGINT, content BLOB);
