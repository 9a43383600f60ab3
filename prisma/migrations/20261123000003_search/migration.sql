-- The search index: what PostgreSQL answers a search from in one call.

-- Made anew with what is counted at the front of the row and what is long at its end: reading ten thousand rows for
-- their counts then costs a few milliseconds.
DROP TABLE search_document;
CREATE TABLE search_document (
  product_id UUID NOT NULL,
  sector sector NOT NULL,
  certification_mask INTEGER NOT NULL,
  set_no INTEGER NOT NULL,
  sold_count INTEGER NOT NULL,
  price_vnd BIGINT NOT NULL,
  published_at TIMESTAMPTZ(3) NOT NULL,
  in_stock BOOLEAN NOT NULL,
  picture_avif BOOLEAN NOT NULL DEFAULT false,
  commune_code CHAR(5) NOT NULL,
  stars INTEGER,
  stars_from TIMESTAMPTZ(3),
  stars_until TIMESTAMPTZ(3),
  producer_slug TEXT NOT NULL,
  names_folded TEXT NOT NULL,
  title_lexemes tsvector NOT NULL,
  producer_id UUID NOT NULL,
  slug TEXT NOT NULL,
  sku TEXT NOT NULL,
  names JSONB NOT NULL,
  unit JSONB NOT NULL,
  commune_name TEXT NOT NULL,
  producer_name JSONB NOT NULL,
  certifications TEXT[],
  season_months INTEGER[],
  picture_key TEXT,
  picture_tone TEXT,
  refresh_on TIMESTAMPTZ(3),
  indexed_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  lexemes tsvector NOT NULL,
  CONSTRAINT search_document_pkey PRIMARY KEY (product_id)
);
-- Only the index reads it: kept out of the row.
ALTER TABLE search_document ALTER COLUMN lexemes SET STORAGE EXTERNAL;
CREATE INDEX search_document_lexemes_idx ON search_document USING gin (lexemes) WITH (fastupdate = off);
CREATE INDEX search_document_commune_code_idx ON search_document (commune_code);
CREATE INDEX search_document_producer_id_idx ON search_document (producer_id);
CREATE INDEX search_document_refresh_on_idx ON search_document (refresh_on);
CREATE INDEX search_document_sold_count_idx ON search_document (sold_count DESC);
-- Counts and pages of browsing without words are read from this index alone.
CREATE INDEX search_document_browse_idx ON search_document (sector, commune_code, certification_mask, stars, stars_from, stars_until)
  INCLUDE (price_vnd, sold_count, published_at, in_stock, set_no, producer_slug, product_id);
CREATE TRIGGER follow_search AFTER INSERT OR UPDATE OR DELETE ON search_document FOR EACH STATEMENT
  EXECUTE FUNCTION search_document_changed();

CREATE TABLE search_word (
  word TEXT COLLATE "C" NOT NULL,
  titles INTEGER NOT NULL,
  documents INTEGER NOT NULL,
  neighbours TEXT[],
  CONSTRAINT search_word_pkey PRIMARY KEY (word)
);
CREATE INDEX search_word_neighbours_idx ON search_word USING gin (neighbours);
CREATE INDEX search_word_similar_idx ON search_word USING gin (word gin_trgm_ops);

CREATE TYPE suggestion_kind AS ENUM ('producer', 'commune', 'query');
CREATE TABLE search_suggestion (
  kind suggestion_kind NOT NULL,
  key TEXT NOT NULL,
  label JSONB NOT NULL,
  folded TEXT NOT NULL,
  lexemes tsvector NOT NULL,
  weight INTEGER NOT NULL,
  CONSTRAINT search_suggestion_pkey PRIMARY KEY (kind, key)
);
CREATE INDEX search_suggestion_lexemes_idx ON search_suggestion USING gin (lexemes) WITH (fastupdate = off);

-- The words that one typed word may mean: [{"w": word, "p": is only its beginning}], [] when it is unknown.
-- wide: a known word may be mistyped as well. Words carry letters and digits only, so they need no quoting but for safety.
CREATE FUNCTION search_meanings(typed jsonb, is_last boolean, wide boolean) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
  w text := typed ->> 'w';
  known search_word;
  found jsonb := '[]';
BEGIN
  SELECT * INTO known FROM search_word WHERE word = w;
  IF known.word IS NOT NULL THEN
    -- A word of thousands of products tells them apart only where it names them.
    found := jsonb_build_array(jsonb_build_object('w', w, 'p', false, 'common', known.documents >= 3000 AND known.titles > 0));
  END IF;
  IF (typed ->> 'han')::boolean THEN RETURN found; END IF;
  -- A short word that is a name of its own ("na") does not mean every word that begins with it.
  IF is_last AND (length(w) <> 2 OR coalesce(known.titles, 0) = 0)
     AND EXISTS (SELECT 1 FROM search_word WHERE word > w AND word < w || '~' AND titles > 0) THEN
    found := found || jsonb_build_object('w', w, 'p', true);
  END IF;
  IF (jsonb_array_length(found) = 0 OR wide) AND length(w) >= 3 AND w !~ '^\d+$' THEN
    found := found || coalesce((
      SELECT jsonb_agg(jsonb_build_object('w', word, 'p', false))
      FROM (SELECT word, slip, left(word, 1) = left(w, 1) AS same_start,
                   bool_or(left(word, 1) = left(w, 1)) OVER () AS any_same_start, bool_or(slip) OVER () AS any_slip
            FROM (SELECT word, titles, documents,
                         -- a letter left out, doubled or swapped is likelier than another letter
                         length(word) <> length(w) OR typed -> 'near' ? ('=' || word) AS slip
                  FROM search_word
                  WHERE neighbours && ARRAY(SELECT jsonb_array_elements_text(typed -> 'near')) AND word <> w) AS one_off
            ORDER BY left(word, 1) = left(w, 1) DESC, slip DESC, titles DESC, documents DESC LIMIT 6) AS near
      WHERE (same_start OR NOT any_same_start) AND (wide OR slip OR NOT any_slip)), '[]');
    IF jsonb_array_length(found) = 0 AND length(w) >= 7 THEN
      found := coalesce((SELECT jsonb_agg(jsonb_build_object('w', word, 'p', false))
        FROM (SELECT word FROM search_word WHERE word % w AND similarity(word, w) >= 0.45 ORDER BY similarity(word, w) DESC LIMIT 3) AS alike), '[]');
    END IF;
  END IF;
  RETURN found;
END $$;

-- One word's meanings as text of a tsquery. mark: '' words of the names and their synonyms, '~' of places and producer too;
-- body: whole words count wherever they stand, beginnings only as marked.
CREATE FUNCTION search_clause(meanings jsonb, mark text, body boolean) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT '(' || string_agg(
           CASE WHEN (m ->> 'p')::boolean THEN quote_literal(mark || (m ->> 'w')) || ':*'
                ELSE quote_literal(CASE WHEN body THEN '' ELSE mark END || (m ->> 'w')) END, '|') || ')'
  FROM jsonb_array_elements(meanings) AS m
$$;

-- A page of results with the counts of every facet, each counted as if it had no filter of its own.
-- q: words [{w, x, near, han}], phrase, groups, sets, stars, communes, certification_mask, producer, min_price,
-- max_price, in_stock, sort, limit, offset; absent or null: no such filter.
CREATE FUNCTION search_products(q jsonb, at timestamptz) RETURNS jsonb
LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan
SET jit = off
AS $$
DECLARE
  typed jsonb := coalesce(q -> 'words', '[]');
  word_count int := jsonb_array_length(typed);
  phrase text := q ->> 'phrase';
  groups sector[] := CASE WHEN q ? 'groups' THEN ARRAY(SELECT jsonb_array_elements_text(q -> 'groups'))::sector[] END;
  sets int[] := CASE WHEN q ? 'sets' THEN ARRAY(SELECT jsonb_array_elements_text(q -> 'sets'))::int[] END;
  wanted_stars int[] := CASE WHEN q ? 'stars' THEN ARRAY(SELECT jsonb_array_elements_text(q -> 'stars'))::int[] END;
  communes text[] := CASE WHEN q ? 'communes' THEN ARRAY(SELECT jsonb_array_elements_text(q -> 'communes')) END;
  mask int := (q ->> 'certification_mask')::int;
  producer text := q ->> 'producer';
  min_price bigint := (q ->> 'min_price')::bigint;
  max_price bigint := (q ->> 'max_price')::bigint;
  only_in_stock boolean := coalesce((q ->> 'in_stock')::boolean, false);
  sort text := q ->> 'sort';
  anywhere tsquery; in_title tsquery; in_name tsquery; with_tones tsquery;
  one_word boolean := word_count = 1;
  enough int := 0;
  meanings jsonb; entry jsonb; position_ int;
  every_text text[]; title_text text[]; name_text text[]; common_text text[]; any_text text[];
  unknown int;
  result jsonb;
BEGIN
  IF word_count = 0 THEN
    WITH raw AS MATERIALIZED (
      SELECT d.sector, d.commune_code, d.certification_mask AS marks, d.stars, d.stars_from, d.stars_until, count(*) AS n
      FROM search_document AS d
      WHERE (sets IS NULL OR d.set_no = ANY (sets)) AND (producer IS NULL OR d.producer_slug = producer)
        AND (min_price IS NULL OR d.price_vnd >= min_price) AND (max_price IS NULL OR d.price_vnd <= max_price)
        AND (NOT only_in_stock OR d.in_stock)
      GROUP BY d.sector, d.commune_code, d.certification_mask, d.stars, d.stars_from, d.stars_until
    ),
    cell AS MATERIALIZED (
      SELECT sector, commune_code, marks, star, n,
             wanted_stars IS NULL OR star = ANY (wanted_stars) AS star_ok,
             groups IS NULL OR sector = ANY (groups) AS group_ok,
             communes IS NULL OR commune_code = ANY (communes) AS commune_ok,
             mask IS NULL OR marks & mask <> 0 AS mark_ok
      FROM (SELECT *, CASE WHEN stars_from <= at AND (stars_until IS NULL OR at < stars_until) THEN stars ELSE 0 END AS star FROM raw) AS r
    ),
    page AS (
      SELECT h.product_id, h.star, row_number() OVER () AS place
      FROM (
        SELECT d.product_id, CASE WHEN d.stars_from <= at AND (d.stars_until IS NULL OR at < d.stars_until) THEN d.stars ELSE 0 END AS star
        FROM search_document AS d
        WHERE (sets IS NULL OR d.set_no = ANY (sets)) AND (producer IS NULL OR d.producer_slug = producer)
          AND (min_price IS NULL OR d.price_vnd >= min_price) AND (max_price IS NULL OR d.price_vnd <= max_price)
          AND (NOT only_in_stock OR d.in_stock)
          AND (groups IS NULL OR d.sector = ANY (groups)) AND (communes IS NULL OR d.commune_code = ANY (communes))
          AND (mask IS NULL OR d.certification_mask & mask <> 0)
          AND (wanted_stars IS NULL OR d.stars = ANY (wanted_stars) AND d.stars_from <= at AND (d.stars_until IS NULL OR at < d.stars_until))
        ORDER BY CASE sort WHEN 'price' THEN -d.price_vnd WHEN '-price' THEN d.price_vnd WHEN '-sold' THEN d.sold_count
                           WHEN 'newest' THEN extract(epoch FROM d.published_at)::bigint ELSE 0 END DESC,
                 star DESC, d.sold_count DESC, d.published_at DESC, d.product_id
        LIMIT (q ->> 'limit')::int OFFSET (q ->> 'offset')::int
      ) AS h
    )
    SELECT jsonb_build_object(
      'total', coalesce((SELECT sum(n) FROM cell WHERE star_ok AND group_ok AND commune_ok AND mark_ok), 0),
      'facets', jsonb_build_object(
        'stars', (SELECT jsonb_object_agg(star, n) FROM (SELECT star, sum(n) AS n FROM cell WHERE group_ok AND commune_ok AND mark_ok AND star > 0 GROUP BY star) AS f),
        'group', (SELECT jsonb_object_agg(sector, n) FROM (SELECT sector, sum(n) AS n FROM cell WHERE star_ok AND commune_ok AND mark_ok GROUP BY sector) AS f),
        'commune', (SELECT jsonb_object_agg(commune_code, n) FROM (SELECT commune_code, sum(n) AS n FROM cell WHERE star_ok AND group_ok AND mark_ok GROUP BY commune_code) AS f),
        'certification', (SELECT jsonb_object_agg(bit, n) FROM (SELECT bit, sum(n) AS n FROM cell, generate_series(0, 6) AS bit
           WHERE star_ok AND group_ok AND commune_ok AND marks & (1 << bit) <> 0 GROUP BY bit) AS f)),
      'hits', (SELECT coalesce(jsonb_agg(jsonb_build_object(
           'productId', d.product_id, 'slug', d.slug, 'sku', d.sku, 'names', d.names, 'unit', d.unit, 'priceVnd', d.price_vnd,
           'inStock', d.in_stock, 'sector', d.sector, 'setNo', d.set_no, 'communeCode', d.commune_code, 'communeName', d.commune_name,
           'producerSlug', d.producer_slug, 'producerName', d.producer_name, 'certifications', d.certifications,
           'seasonMonths', d.season_months, 'stars', p.star, 'soldCount', d.sold_count,
           'pictureKey', d.picture_key, 'pictureTone', d.picture_tone, 'pictureAvif', d.picture_avif) ORDER BY p.place), '[]')
         FROM page AS p JOIN search_document AS d ON d.product_id = p.product_id),
      'stage', 0)
    INTO result;
    RETURN result;
  END IF;

  SELECT string_agg(quote_literal(w ->> 'x'), '&')::tsquery INTO with_tones
  FROM jsonb_array_elements(typed) AS w WHERE w ->> 'x' IS NOT NULL;

  -- First as typed (an unknown word being a typo), then without the words nobody knows, then every word as a possible
  -- typo, then two thirds of the words.
  FOR stage IN 1..4 LOOP
    every_text := '{}'; title_text := '{}'; name_text := '{}'; common_text := '{}'; unknown := 0; position_ := 0;
    FOR entry IN SELECT * FROM jsonb_array_elements(typed) LOOP
      position_ := position_ + 1;
      meanings := search_meanings(entry, position_ = word_count, stage = 3);
      IF jsonb_array_length(meanings) = 0 THEN
        unknown := unknown + 1;
      ELSIF (meanings -> 0 ->> 'common')::boolean THEN
        common_text := common_text || search_clause(meanings, '~', false);
        name_text := name_text || search_clause(meanings, '', false);
      ELSE
        every_text := every_text || search_clause(meanings, '~', true);
        title_text := title_text || search_clause(meanings, '~', false);
        name_text := name_text || search_clause(meanings, '', false);
      END IF;
    END LOOP;
    title_text := title_text || common_text;
    IF cardinality(every_text) = 0 THEN every_text := common_text; END IF;
    -- Hardly anything of it is known: nothing is better than anything.
    EXIT WHEN cardinality(every_text) = 0 OR unknown > cardinality(every_text);
    CONTINUE WHEN (stage = 1) = (unknown > 0) AND stage <= 2;
    IF stage < 4 THEN
      -- Guesses at words that were known as they are count only where they name a product.
      anywhere := array_to_string(CASE WHEN stage = 3 THEN title_text ELSE every_text END, '&')::tsquery;
      in_title := array_to_string(title_text, '&')::tsquery;
      in_name := array_to_string(name_text, '&')::tsquery;
    ELSE
      EXIT WHEN cardinality(title_text) < 3;
      anywhere := array_to_string(title_text, '|')::tsquery;
      in_title := NULL;
      in_name := NULL;
      any_text := title_text;
      enough := (2 * cardinality(title_text) + 2) / 3;
    END IF;

    WITH hit AS MATERIALIZED (
      SELECT d.product_id, d.sector, d.commune_code, d.certification_mask AS marks, d.price_vnd, d.sold_count, d.published_at,
             CASE WHEN d.stars_from <= at AND (d.stars_until IS NULL OR at < d.stars_until) THEN d.stars ELSE 0 END AS star,
             CASE WHEN strpos(d.names_folded, phrase) > 0 AND strpos(d.names_folded, '|' || phrase || '|') > 0 THEN 6
                  -- the Vietnamese name comes first: its head is what the thing is
                  WHEN starts_with(d.names_folded, '|' || phrase || ' ') THEN 5
                  WHEN strpos(d.names_folded, phrase) > 0 AND (strpos(d.names_folded, '|' || phrase || ' ') > 0
                    OR strpos(d.names_folded, ' ' || phrase || ' ') > 0 OR strpos(d.names_folded, ' ' || phrase || '|') > 0) THEN 4
                  WHEN strpos(d.names_folded, phrase) > 0 AND (strpos(d.names_folded, '|' || phrase) > 0 OR strpos(d.names_folded, ' ' || phrase) > 0) THEN 3
                  WHEN d.title_lexemes @@ in_name THEN 2
                  WHEN d.title_lexemes @@ in_title THEN 1
                  ELSE 0 END * 10
             + CASE WHEN with_tones IS NULL THEN 0 WHEN d.title_lexemes @@ with_tones THEN 200 ELSE 0 END AS score
      FROM search_document AS d
      WHERE d.lexemes @@ anywhere
        AND (sets IS NULL OR d.set_no = ANY (sets)) AND (producer IS NULL OR d.producer_slug = producer)
        AND (min_price IS NULL OR d.price_vnd >= min_price) AND (max_price IS NULL OR d.price_vnd <= max_price)
        AND (NOT only_in_stock OR d.in_stock)
        AND (enough <= 1 OR (SELECT count(*) FROM unnest(any_text) AS w WHERE d.title_lexemes @@ w::tsquery) >= enough)
    ),
    toned AS MATERIALIZED (
      SELECT d.product_id FROM search_document AS d WHERE d.lexemes @@ with_tones
    ),
    -- Products alike in everything a facet asks are counted once.
    cell AS MATERIALIZED (
      SELECT sector, commune_code, marks, star, count(*) AS n,
             wanted_stars IS NULL OR star = ANY (wanted_stars) AS star_ok,
             groups IS NULL OR sector = ANY (groups) AS group_ok,
             communes IS NULL OR commune_code = ANY (communes) AS commune_ok,
             mask IS NULL OR marks & mask <> 0 AS mark_ok
      FROM hit GROUP BY sector, commune_code, marks, star
    ),
    page AS (
      SELECT h.product_id, h.star, row_number() OVER () AS place
      FROM (
        SELECT h.product_id, h.star
        FROM hit AS h
        WHERE (wanted_stars IS NULL OR h.star = ANY (wanted_stars)) AND (groups IS NULL OR h.sector = ANY (groups))
          AND (communes IS NULL OR h.commune_code = ANY (communes)) AND (mask IS NULL OR h.marks & mask <> 0)
        ORDER BY CASE sort WHEN 'price' THEN -h.price_vnd WHEN '-price' THEN h.price_vnd WHEN '-stars' THEN h.star
                           WHEN '-sold' THEN h.sold_count WHEN 'newest' THEN extract(epoch FROM h.published_at)::bigint ELSE 0 END DESC,
                 h.score + CASE WHEN with_tones IS NULL OR h.score >= 200 OR NOT h.product_id IN (SELECT product_id FROM toned) THEN 0
                                WHEN one_word THEN 100 ELSE 5 END DESC,
                 h.star DESC, h.sold_count DESC, h.published_at DESC, h.product_id
        LIMIT (q ->> 'limit')::int OFFSET (q ->> 'offset')::int
      ) AS h
    )
    SELECT jsonb_build_object(
      'total', coalesce((SELECT sum(n) FROM cell WHERE star_ok AND group_ok AND commune_ok AND mark_ok), 0),
      'facets', jsonb_build_object(
        'stars', (SELECT jsonb_object_agg(star, n) FROM (SELECT star, sum(n) AS n FROM cell WHERE group_ok AND commune_ok AND mark_ok AND star > 0 GROUP BY star) AS f),
        'group', (SELECT jsonb_object_agg(sector, n) FROM (SELECT sector, sum(n) AS n FROM cell WHERE star_ok AND commune_ok AND mark_ok GROUP BY sector) AS f),
        'commune', (SELECT jsonb_object_agg(commune_code, n) FROM (SELECT commune_code, sum(n) AS n FROM cell WHERE star_ok AND group_ok AND mark_ok GROUP BY commune_code) AS f),
        'certification', (SELECT jsonb_object_agg(bit, n) FROM (SELECT bit, sum(n) AS n FROM cell, generate_series(0, 6) AS bit
           WHERE star_ok AND group_ok AND commune_ok AND marks & (1 << bit) <> 0 GROUP BY bit) AS f)),
      'hits', (SELECT coalesce(jsonb_agg(jsonb_build_object(
           'productId', d.product_id, 'slug', d.slug, 'sku', d.sku, 'names', d.names, 'unit', d.unit, 'priceVnd', d.price_vnd,
           'inStock', d.in_stock, 'sector', d.sector, 'setNo', d.set_no, 'communeCode', d.commune_code, 'communeName', d.commune_name,
           'producerSlug', d.producer_slug, 'producerName', d.producer_name, 'certifications', d.certifications,
           'seasonMonths', d.season_months, 'stars', p.star, 'soldCount', d.sold_count,
           'pictureKey', d.picture_key, 'pictureTone', d.picture_tone, 'pictureAvif', d.picture_avif) ORDER BY p.place), '[]')
         FROM page AS p JOIN search_document AS d ON d.product_id = p.product_id),
      'stage', stage)
    INTO result;
    EXIT WHEN result -> 'hits' <> '[]' OR (SELECT count(*) FROM jsonb_each(result -> 'facets') AS f WHERE f.value <> 'null') > 0;
  END LOOP;
  RETURN coalesce(result, '{"total": 0, "facets": {}, "hits": [], "stage": 4}');
END $$;

-- What search-as-you-type shows: products, and producers, communes and queries, best first.
CREATE FUNCTION search_suggest(q jsonb, at timestamptz) RETURNS jsonb
LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan
SET jit = off
AS $$
DECLARE
  typed jsonb := q -> 'words';
  word_count int := jsonb_array_length(typed);
  phrase text := q ->> 'phrase';
  entry jsonb; meanings jsonb; position_ int := 0;
  title_text text[] := '{}'; plain_text text[] := '{}';
  in_title tsquery; plain tsquery;
  by_sales boolean := length(phrase) <= 2;
BEGIN
  FOR entry IN SELECT * FROM jsonb_array_elements(typed) LOOP
    position_ := position_ + 1;
    meanings := search_meanings(entry, position_ = word_count, false);
    -- What is still being typed is always taken as a beginning.
    IF position_ = word_count AND NOT meanings @> '[{"p": true}]' AND NOT (entry ->> 'han')::boolean AND (jsonb_array_length(meanings) = 0 OR meanings -> 0 ->> 'w' = entry ->> 'w') THEN
      meanings := meanings || jsonb_build_object('w', entry ->> 'w', 'p', true);
    END IF;
    IF jsonb_array_length(meanings) = 0 THEN RETURN '{"products": [], "producers": [], "communes": [], "queries": []}'; END IF;
    by_sales := by_sales OR coalesce((meanings -> 0 ->> 'common')::boolean, false);
    title_text := title_text || search_clause(meanings, '~', false);
    plain_text := plain_text || search_clause(meanings, '', false);
  END LOOP;
  in_title := CASE WHEN NOT by_sales THEN array_to_string(title_text, '&')::tsquery END;
  plain := array_to_string(plain_text, '&')::tsquery;
  RETURN (
    WITH other AS MATERIALIZED (
      SELECT kind, key, label, row_number() OVER (PARTITION BY kind ORDER BY
               (kind = 'query' AND left(key, 2) = q ->> 'locale') DESC, strpos(folded, '|' || phrase) > 0 DESC, weight DESC, length(folded), key) AS place
      FROM search_suggestion WHERE lexemes @@ plain
    )
    SELECT jsonb_build_object(
      'products', (SELECT coalesce(jsonb_agg(jsonb_build_object('slug', slug, 'sku', sku, 'names', names, 'priceVnd', price_vnd, 'unit', unit,
             'stars', star, 'pictureKey', picture_key, 'pictureTone', picture_tone) ORDER BY place), '[]')
         FROM (SELECT s.*, row_number() OVER () AS place FROM (
           SELECT d.slug, d.sku, d.names, d.price_vnd, d.unit, d.picture_key, d.picture_tone,
                  CASE WHEN d.stars_from <= at AND (d.stars_until IS NULL OR at < d.stars_until) THEN d.stars ELSE 0 END AS star
           FROM search_document AS d WHERE d.lexemes @@ in_title
           ORDER BY CASE WHEN strpos(d.names_folded, '|' || phrase) > 0 THEN 3 WHEN strpos(d.names_folded, ' ' || phrase) > 0 THEN 2
                         WHEN d.title_lexemes @@ plain THEN 1 ELSE 0 END DESC, 8 DESC, d.sold_count DESC, d.product_id
           LIMIT 6) AS s
         UNION ALL
         -- One or two letters, or a word of thousands of products, begin too many names to weigh them all: those sold most.
         SELECT s.*, row_number() OVER () AS place FROM (
           SELECT d.slug, d.sku, d.names, d.price_vnd, d.unit, d.picture_key, d.picture_tone,
                  CASE WHEN d.stars_from <= at AND (d.stars_until IS NULL OR at < d.stars_until) THEN d.stars ELSE 0 END AS star
           FROM search_document AS d WHERE by_sales AND strpos(d.names_folded, '|' || phrase) > 0
           ORDER BY d.sold_count DESC LIMIT 6) AS s) AS best),
      'producers', (SELECT coalesce(jsonb_agg(jsonb_build_object('slug', key, 'name', label) ORDER BY place), '[]') FROM other WHERE kind = 'producer' AND place <= 4),
      'communes', (SELECT coalesce(jsonb_agg(jsonb_build_object('code', key, 'name', label) ORDER BY place), '[]') FROM other WHERE kind = 'commune' AND place <= 4),
      'queries', (SELECT coalesce(jsonb_agg(label ->> 'vi' ORDER BY place), '[]') FROM other WHERE kind = 'query' AND place <= 4))
  );
END $$;
