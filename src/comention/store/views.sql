-- What a user asks for by SQL, of the tables.

CREATE OR REPLACE VIEW documents AS
  SELECT ids.id, c.title, c.date, c.source, c.author, c.url, c.lang, ids.place AS file, t.hash, t.text, ids.position,
    c.run, c.came
  FROM ids
  JOIN contents c ON c.place = ids.place AND c.number = ids.number
  JOIN texts t ON t.number = c.text
  ORDER BY ids.position;

CREATE OR REPLACE VIEW sentences AS
  WITH cut AS (
    SELECT ids.id AS document, t.text, d.ends, unnest(range(len(d.ends))) AS number
    FROM ids
    JOIN contents c ON c.place = ids.place AND c.number = ids.number
    JOIN texts t ON t.number = c.text
    JOIN detected d ON d.text = t.number
  ), placed AS (
    SELECT document, number, text,
      CASE number WHEN 0 THEN 0 ELSE ends[number] END AS starts, ends[number + 1] AS ends
    FROM cut
  )
  SELECT document, number, starts, ends, substring(text, starts + 1, ends - starts) AS text FROM placed;

CREATE OR REPLACE VIEW mentions AS
  SELECT ids.id AS document, f.starts, f.ends, f.words AS text, f.kind, f.form, f.sentence, f.key, o.actor
  FROM ids
  JOIN contents c ON c.place = ids.place AND c.number = ids.number
  JOIN found f ON f.text = c.text
  LEFT JOIN owners o ON o.document = ids.id AND o.starts = f.starts AND o.ends = f.ends;

CREATE OR REPLACE VIEW evidence AS
  SELECT g.source, g.target, p.document, p.starts, p.ends,
    substring(d.text, p.starts + 1, p.ends - p.starts) AS text
  FROM together g
  JOIN passages p ON p.number = g.passage
  JOIN documents d ON d.id = p.document;
