-- What an invoice needs: the buyer's details, the class of tax of each line, and documents of what was sold, numbered and never changed.

-- AlterTable
ALTER TABLE "order_line" ADD COLUMN     "vat_class" "vat_class" NOT NULL DEFAULT 'rate_10';

-- CreateTable
CREATE TABLE "invoice_buyer" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tax_id" TEXT NOT NULL,
    "address" TEXT,
    "email" TEXT,
    "buyer_name" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "entered_by" UUID,

    CONSTRAINT "invoice_buyer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_counter" (
    "producer_id" UUID NOT NULL,
    "series" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "invoice_counter_pkey" PRIMARY KEY ("producer_id","series","year")
);

-- CreateTable
CREATE TABLE "invoice" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "producer_id" UUID NOT NULL,
    "shipment_id" UUID,
    "adjusts_id" UUID,
    "reason" TEXT,
    "series" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "month" DATE,
    "seller" JSONB NOT NULL,
    "goods_vnd" BIGINT NOT NULL,
    "discount_vnd" BIGINT NOT NULL,
    "tax_vnd" BIGINT NOT NULL,
    "shipping_vnd" BIGINT NOT NULL,
    "shipping_seller" TEXT,
    "total_vnd" BIGINT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_line" (
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "order_line_id" UUID,
    "name" JSONB NOT NULL,
    "unit" JSONB NOT NULL,
    "quantity" INTEGER NOT NULL,
    "grams" INTEGER,
    "unit_price_vnd" BIGINT,
    "base_vnd" BIGINT,
    "discount_vnd" BIGINT NOT NULL,
    "amount_vnd" BIGINT NOT NULL,
    "tax_vnd" BIGINT NOT NULL,
    "vat_class" "vat_class" NOT NULL,
    "vat_rate_bp" INTEGER NOT NULL,

    CONSTRAINT "invoice_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_batch" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "producer_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "made_by" UUID,

    CONSTRAINT "invoice_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_item" (
    "id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "buyer" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'exported',
    "e_series" TEXT,
    "e_number" TEXT,
    "authority_code" TEXT,
    "e_day" DATE,
    "reason" TEXT,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "invoice_item_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "invoice_buyer_order_id_version_key" ON "invoice_buyer"("order_id", "version");

-- CreateIndex
CREATE INDEX "invoice_shipment_id_idx" ON "invoice"("shipment_id");

-- CreateIndex
CREATE INDEX "invoice_producer_id_day_idx" ON "invoice"("producer_id", "day");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_producer_id_series_year_number_key" ON "invoice"("producer_id", "series", "year", "number");

-- CreateIndex
CREATE INDEX "invoice_line_order_line_id_idx" ON "invoice_line"("order_line_id");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_line_invoice_id_position_key" ON "invoice_line"("invoice_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_batch_code_key" ON "invoice_batch"("code");

-- CreateIndex
CREATE INDEX "invoice_batch_producer_id_month_idx" ON "invoice_batch"("producer_id", "month");

-- CreateIndex
CREATE INDEX "invoice_item_invoice_id_idx" ON "invoice_item"("invoice_id");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_item_batch_id_invoice_id_key" ON "invoice_item"("batch_id", "invoice_id");

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_adjusts_id_fkey" FOREIGN KEY ("adjusts_id") REFERENCES "invoice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_line" ADD CONSTRAINT "invoice_line_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_item" ADD CONSTRAINT "invoice_item_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "invoice_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_item" ADD CONSTRAINT "invoice_item_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------- the class of tax of a line
-- As the product's was; where that has changed since an older line was written, the class that its rate belongs to.
UPDATE order_line AS l SET vat_class = CASE
    WHEN vat_rate_on(p.vat_class, local_day(o.placed_at)) = l.vat_rate_bp THEN p.vat_class
    WHEN l.vat_rate_bp = 0 THEN 'agri_not_subject' WHEN l.vat_rate_bp = 500 THEN 'rate_5' WHEN l.vat_rate_bp = 800 THEN 'rate_8_temp' ELSE 'rate_10' END::vat_class
  FROM product AS p, purchase_order AS o WHERE p.id = l.product_id AND o.id = l.order_id;
CREATE FUNCTION freeze_vat_class() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.vat_class := (SELECT vat_class FROM product WHERE id = NEW.product_id);
  RETURN NEW;
END $$;
CREATE TRIGGER freeze_vat_class BEFORE INSERT ON order_line FOR EACH ROW EXECUTE FUNCTION freeze_vat_class();
CREATE TRIGGER vat_stands BEFORE UPDATE OF vat_class, vat_rate_bp ON order_line FOR EACH ROW
  WHEN (OLD.vat_class <> NEW.vat_class OR OLD.vat_rate_bp <> NEW.vat_rate_bp) EXECUTE FUNCTION refuse_change();

-- ---------------------------------------------------------------- what the language of the schema cannot say
ALTER TABLE invoice_buyer
  ADD CONSTRAINT invoice_buyer_order FOREIGN KEY (order_id) REFERENCES purchase_order (id),
  ADD CONSTRAINT invoice_buyer_version CHECK (version > 0),
  ADD CONSTRAINT invoice_buyer_name CHECK (btrim(name) <> ''),
  ADD CONSTRAINT invoice_buyer_tax_id CHECK ((kind = 'company' AND tax_id ~ '^\d{10}(-\d{3})?$') OR (kind = 'person' AND tax_id ~ '^\d{12}$'));
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON invoice_buyer FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE invoice_counter ADD CONSTRAINT invoice_counter_last CHECK (last > 0);
ALTER TABLE invoice
  ADD CONSTRAINT invoice_of_producer FOREIGN KEY (producer_id) REFERENCES producer (id),
  ADD CONSTRAINT invoice_of_shipment FOREIGN KEY (shipment_id) REFERENCES shipment (id),
  ADD CONSTRAINT invoice_kind CHECK (kind IN ('sale', 'adjustment', 'commission')),
  ADD CONSTRAINT invoice_about CHECK ((kind = 'commission') = (shipment_id IS NULL) AND (kind = 'commission') = (month IS NOT NULL)),
  ADD CONSTRAINT invoice_names_the_first CHECK ((kind = 'adjustment') = (adjusts_id IS NOT NULL) AND (kind = 'adjustment') = (reason IS NOT NULL)),
  ADD CONSTRAINT invoice_reason CHECK (reason IN ('returned', 'weighed', 'cancelled', 'corrected')),
  ADD CONSTRAINT invoice_series CHECK (series = CASE WHEN kind = 'commission' THEN 'PH' ELSE 'BK' END),
  ADD CONSTRAINT invoice_number CHECK (number > 0),
  ADD CONSTRAINT invoice_month CHECK (extract(day FROM month) = 1),
  ADD CONSTRAINT invoice_total CHECK (total_vnd = goods_vnd + shipping_vnd),
  ADD CONSTRAINT invoice_shipping CHECK ((shipping_vnd = 0) = (shipping_seller IS NULL) AND shipping_seller IN ('carrier')),
  ADD CONSTRAINT invoice_sale CHECK (kind <> 'sale' OR (goods_vnd > 0 AND discount_vnd >= 0 AND shipping_vnd >= 0 AND tax_vnd BETWEEN 0 AND goods_vnd));
CREATE UNIQUE INDEX invoice_one_a_parcel ON invoice (shipment_id) WHERE kind = 'sale';
CREATE UNIQUE INDEX invoice_one_a_month ON invoice (producer_id, month) WHERE kind = 'commission';
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON invoice FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE invoice_line
  ADD CONSTRAINT invoice_line_of_order FOREIGN KEY (order_line_id) REFERENCES order_line (id),
  ADD CONSTRAINT invoice_line_rate CHECK (vat_rate_bp BETWEEN 0 AND 10000),
  ADD CONSTRAINT invoice_line_tax CHECK (vat_rate_bp > 0 OR tax_vnd = 0),
  ADD CONSTRAINT invoice_line_says_something CHECK (amount_vnd <> 0 OR tax_vnd <> 0);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON invoice_line FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE invoice_batch
  ADD CONSTRAINT invoice_batch_producer FOREIGN KEY (producer_id) REFERENCES producer (id),
  ADD CONSTRAINT invoice_batch_month CHECK (extract(day FROM month) = 1);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON invoice_batch FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE invoice_item
  ADD CONSTRAINT invoice_item_state CHECK (state IN ('exported', 'accepted', 'rejected')),
  ADD CONSTRAINT invoice_item_settled CHECK ((state = 'exported') = (settled_at IS NULL)),
  ADD CONSTRAINT invoice_item_accepted CHECK ((state = 'accepted') = (num_nonnulls(e_series, e_number, e_day) = 3)),
  ADD CONSTRAINT invoice_item_says_why CHECK ((state = 'rejected') = (reason IS NOT NULL));
-- Each document is in one batch, unless the provider sent it back.
CREATE UNIQUE INDEX invoice_item_once ON invoice_item (invoice_id) WHERE state <> 'rejected';
-- A row says once what became of it, and nothing else of it changes.
CREATE TRIGGER settled_stands BEFORE UPDATE ON invoice_item FOR EACH ROW WHEN (OLD.state <> 'exported' OR OLD.batch_id <> NEW.batch_id OR OLD.invoice_id <> NEW.invoice_id OR OLD.buyer <> NEW.buyer) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER stays BEFORE DELETE ON invoice_item FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A document is the sum of its lines, to the đồng.
CREATE FUNCTION invoice_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_invoice uuid := CASE TG_TABLE_NAME WHEN 'invoice' THEN (to_jsonb(NEW) ->> 'id')::uuid ELSE (to_jsonb(NEW) ->> 'invoice_id')::uuid END;
BEGIN
  IF EXISTS (SELECT 1 FROM invoice AS i WHERE i.id = the_invoice AND (i.goods_vnd, i.discount_vnd, i.tax_vnd) <>
      (SELECT coalesce(sum(l.amount_vnd), 0)::bigint, coalesce(sum(l.discount_vnd), 0)::bigint, coalesce(sum(l.tax_vnd), 0)::bigint FROM invoice_line AS l WHERE l.invoice_id = i.id)) THEN
    RAISE EXCEPTION 'document % is not the sum of its lines', the_invoice USING ERRCODE = 'check_violation', CONSTRAINT = 'invoice_adds_up';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER adds_up AFTER INSERT ON invoice DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION invoice_adds_up();
CREATE CONSTRAINT TRIGGER adds_up AFTER INSERT ON invoice_line DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION invoice_adds_up();

-- ---------------------------------------------------------------- writing documents
-- The next number of a series. Its row is locked until the document stands, so that a number given back leaves no gap.
CREATE FUNCTION next_invoice_number(p_producer uuid, p_series text, p_year integer) RETURNS integer LANGUAGE sql AS $$
  INSERT INTO invoice_counter (producer_id, series, year, last) VALUES (p_producer, p_series, p_year, 1)
  ON CONFLICT (producer_id, series, year) DO UPDATE SET last = invoice_counter.last + 1 RETURNING last
$$;

-- A seller as its documents name it.
CREATE FUNCTION invoice_seller(p_producer uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('kind', p.kind, 'name', p.legal_name, 'taxCode', p.tax_code, 'address', concat_ws(', ', nullif(btrim(p.address_line), ''), c.full_name, r.full_name))
  FROM producer AS p JOIN commune AS c ON c.code = p.commune_code JOIN province AS r ON r.code = c.province_code WHERE p.id = p_producer
$$;

-- The tax inside each of these lines: [{id, class, rate, amount, sum, taxed}], where `sum` is what the line comes to by now, `amount`
-- by how much that differs from what its documents say, and `taxed` the tax they hold. Tax is taken out of the sum of each class and rate, once, as an order
-- says it; each line that changed has its own, rounded, and what is left over goes to the largest of them.
CREATE FUNCTION split_invoice_tax(p_lines jsonb) RETURNS TABLE (line_id uuid, tax bigint) LANGUAGE sql IMMUTABLE AS $$
  WITH line AS (
    SELECT e.*, vat_inside(e.amount, e.rate) AS own,
      vat_inside((sum(e.sum) OVER grouped)::bigint, e.rate) - sum(e.taxed) OVER grouped AS due,
      row_number() OVER (PARTITION BY e.class, e.rate ORDER BY abs(e.amount) DESC, e.id) AS place
    FROM jsonb_to_recordset(p_lines) AS e(id uuid, class text, rate integer, amount bigint, sum bigint, taxed bigint)
    WINDOW grouped AS (PARTITION BY e.class, e.rate)
  )
  SELECT id, (own + CASE WHEN place = 1 THEN due - sum(own) OVER (PARTITION BY class, rate) ELSE 0 END)::bigint FROM line WHERE amount <> 0
$$;

-- Writes one document of a parcel: what it was sold for (`sale`), or by how much its lines come to something else now than its
-- documents say. Answers its id, NULL when there is nothing to write. The caller holds the parcel's lock.
CREATE FUNCTION write_parcel_invoice(p_parcel shipment, p_kind text, p_first uuid, p_reason text, p_day date) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
  made uuid := new_id();
  lines jsonb;
  fee bigint;
  kept bigint;
BEGIN
  -- What a line comes to: less its share of a discount, less what came back; for the first document before anything came back.
  WITH line AS (
    SELECT l.*, line_total(l) AS gross,
      CASE WHEN p_parcel.state = 'delivered' THEN b.base ELSE 0 END + CASE WHEN p_kind = 'sale' THEN coalesce(back.amount, 0) ELSE 0 END AS due,
      CASE WHEN p_kind = 'sale' THEN 0 ELSE coalesce(back.pieces, 0) END AS gone
    FROM order_line AS l JOIN line_bases(p_parcel.id) AS b ON b.line_id = l.id
    CROSS JOIN LATERAL (SELECT
      (SELECT -sum(c.base_vnd) FROM line_charge AS c WHERE c.order_line_id = l.id AND c.charge = 'commission' AND c.reason = 'returned')::bigint AS amount,
      (SELECT sum(r.quantity) FROM goods_return_line AS r JOIN goods_return AS g ON g.id = r.return_id WHERE r.order_line_id = l.id AND g.state = 'closed')::integer AS pieces) AS back
  ), told AS (
    SELECT t.order_line_id, sum(t.amount_vnd)::bigint AS amount, sum(t.tax_vnd)::bigint AS tax, sum(t.quantity)::integer AS quantity, sum(t.grams)::integer AS grams
    FROM invoice_line AS t JOIN invoice AS i ON i.id = t.invoice_id WHERE i.shipment_id = p_parcel.id GROUP BY 1
  )
  SELECT sum(l.due), jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name || jsonb_build_object('variant', l.variant_name), 'unit', l.unit, 'price', l.unit_price_vnd, 'class', l.vat_class, 'rate', l.vat_rate_bp,
      'discount', CASE WHEN p_kind = 'sale' THEN l.gross - l.due ELSE 0 END, 'amount', l.due - coalesce(t.amount, 0), 'sum', l.due, 'taxed', coalesce(t.tax, 0),
      'quantity', CASE WHEN l.due = 0 THEN 0 ELSE l.quantity - l.gone END - coalesce(t.quantity, 0),
      'grams', CASE WHEN l.due = 0 THEN 0 ELSE trunc(l.packed_g::numeric * (l.quantity - l.gone) / nullif(l.quantity, 0))::integer END - coalesce(t.grams, 0)) ORDER BY l.id)
    INTO kept, lines FROM line AS l LEFT JOIN told AS t ON t.order_line_id = l.id;
  -- The fee goes with the last goods of the parcel.
  fee := CASE WHEN kept > 0 THEN p_parcel.fee_vnd ELSE 0 END - (SELECT coalesce(sum(shipping_vnd), 0) FROM invoice WHERE shipment_id = p_parcel.id);
  IF (p_kind = 'sale' AND kept <= 0) OR (fee = 0 AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(lines) AS e WHERE (e ->> 'amount')::bigint <> 0)) THEN RETURN NULL; END IF;

  WITH split AS MATERIALIZED (
    SELECT row_number() OVER (ORDER BY e.id)::integer AS place, e.*, x.tax FROM split_invoice_tax(lines) AS x
    JOIN jsonb_to_recordset(lines) AS e(id uuid, name jsonb, unit jsonb, price bigint, class vat_class, rate integer, discount bigint, amount bigint, quantity integer, grams integer) ON e.id = x.line_id
  ), head AS (
    INSERT INTO invoice (id, kind, producer_id, shipment_id, adjusts_id, reason, series, year, number, day, seller, goods_vnd, discount_vnd, tax_vnd, shipping_vnd, shipping_seller, total_vnd)
      SELECT made, p_kind, p_parcel.producer_id, p_parcel.id, p_first, p_reason, 'BK', extract(year FROM p_day), next_invoice_number(p_parcel.producer_id, 'BK', extract(year FROM p_day)::integer), p_day,
        invoice_seller(p_parcel.producer_id), coalesce(sum(amount), 0), coalesce(sum(discount), 0), coalesce(sum(tax), 0), fee, CASE WHEN fee <> 0 THEN 'carrier' END, coalesce(sum(amount), 0) + fee FROM split
  )
  INSERT INTO invoice_line (id, invoice_id, position, order_line_id, name, unit, quantity, grams, unit_price_vnd, discount_vnd, amount_vnd, tax_vnd, vat_class, vat_rate_bp)
    SELECT new_id(), made, place, id, name, unit, quantity, nullif(grams, 0), price, discount, amount, tax, class, rate FROM split;
  RETURN made;
END $$;

-- Writes the documents that a parcel lacks: of what was delivered, and of what changed since. Asked again it writes nothing.
-- `p_at`: when it was delivered or became known. Answers how many it wrote.
CREATE FUNCTION issue_parcel_invoices(p_shipment uuid, p_at timestamptz) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  parcel shipment;
  known invoice;
  made integer := 0;
  cause text;
  changed_at timestamptz;
BEGIN
  SELECT * INTO parcel FROM shipment WHERE id = p_shipment FOR UPDATE;
  IF NOT FOUND THEN RETURN 0; END IF;
  SELECT * INTO known FROM invoice WHERE shipment_id = parcel.id AND kind = 'sale';
  IF NOT FOUND THEN
    IF parcel.state <> 'delivered' THEN RETURN 0; END IF;
    IF write_parcel_invoice(parcel, 'sale', NULL, NULL, local_day(parcel.delivered_at)) IS NULL THEN RETURN 0; END IF;
    made := 1;
    SELECT * INTO known FROM invoice WHERE shipment_id = parcel.id AND kind = 'sale';
  END IF;
  SELECT CASE WHEN parcel.state <> 'delivered' THEN 'cancelled' ELSE CASE c.reason WHEN 'returned' THEN 'returned' WHEN 'weighed' THEN 'weighed' WHEN 'released' THEN 'cancelled' ELSE 'corrected' END END, c.at
    INTO cause, changed_at FROM line_charge AS c JOIN order_line AS l ON l.id = c.order_line_id
    WHERE l.shipment_id = parcel.id AND c.charge = 'commission' ORDER BY c.at DESC, c.id DESC LIMIT 1;
  IF write_parcel_invoice(parcel, 'adjustment', known.id, coalesce(cause, 'corrected'), local_day(greatest(p_at, changed_at, parcel.delivered_at))) IS NOT NULL THEN made := made + 1; END IF;
  RETURN made;
END $$;

-- Writes the shop's documents for its commission of a month that is over: what the ledger holds of it, by producer and rate. Once.
CREATE FUNCTION issue_commission_invoices(p_month date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  starts timestamptz := p_month::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh';
  ends timestamptz := (p_month + interval '1 month')::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh';
  -- The last day of the month, when it was earned.
  last_day date := (p_month + interval '1 month' - interval '1 day')::date;
  one record;
  made uuid;
  count_made integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('issue_commission_invoices'));
  IF ends > clock_timestamp() THEN RETURN 0; END IF;
  FOR one IN
    WITH posted AS (
      SELECT e.producer_id, e.account, -e.amount_vnd AS amount,
        coalesce((SELECT max(c.tax_rate_bp) FROM line_charge AS c JOIN order_line AS l ON l.id = c.order_line_id WHERE l.order_id = x.order_id AND c.charge = 'commission'), 0) AS rate
      FROM ledger_transaction AS x JOIN ledger_entry AS e ON e.transaction_id = x.id
      WHERE x.at >= starts AND x.at < ends AND e.account IN ('commission_income', 'commission_vat') AND e.producer_id IS NOT NULL
    ), by_rate AS (
      SELECT producer_id, rate, sum(amount)::bigint AS amount, coalesce(sum(amount) FILTER (WHERE account = 'commission_vat'), 0)::bigint AS tax FROM posted GROUP BY 1, 2
    )
    SELECT b.producer_id, sum(b.amount)::bigint AS amount, sum(b.tax)::bigint AS tax,
      jsonb_agg(jsonb_build_object('rate', b.rate, 'amount', b.amount, 'tax', b.tax, 'base', (
        SELECT coalesce(sum(c.base_vnd), 0) FROM line_charge AS c JOIN order_line AS l ON l.id = c.order_line_id JOIN shipment AS s ON s.id = l.shipment_id
        WHERE s.producer_id = b.producer_id AND s.state = 'delivered' AND c.charge = 'commission' AND c.tax_rate_bp = b.rate AND greatest(c.at, s.delivered_at) >= starts AND greatest(c.at, s.delivered_at) < ends)) ORDER BY b.rate) AS lines
    FROM by_rate AS b WHERE (b.amount <> 0 OR b.tax <> 0) AND NOT EXISTS (SELECT 1 FROM invoice AS i WHERE i.producer_id = b.producer_id AND i.kind = 'commission' AND i.month = p_month)
    GROUP BY b.producer_id ORDER BY b.producer_id
  LOOP
    made := new_id();
    WITH head AS (
      INSERT INTO invoice (id, kind, producer_id, series, year, number, day, month, seller, goods_vnd, discount_vnd, tax_vnd, shipping_vnd, total_vnd)
        VALUES (made, 'commission', one.producer_id, 'PH', extract(year FROM last_day), next_invoice_number(one.producer_id, 'PH', extract(year FROM last_day)::integer), last_day, p_month, '{}', one.amount, 0, one.tax, 0, one.amount)
    )
    INSERT INTO invoice_line (id, invoice_id, position, name, unit, quantity, base_vnd, discount_vnd, amount_vnd, tax_vnd, vat_class, vat_rate_bp)
      SELECT new_id(), made, row_number() OVER (ORDER BY e.rate), jsonb_build_object('vi', 'Phí sàn tháng ' || to_char(p_month, 'MM/YYYY'), 'en', 'Commission, ' || to_char(p_month, 'MM/YYYY'), 'zh', to_char(p_month, 'YYYY-MM') || ' 平台佣金'),
        '{"vi": "tháng", "en": "month", "zh": "月"}', 1, e.base, 0, e.amount, e.tax, CASE WHEN e.rate = 0 THEN 'rate_0' ELSE 'rate_8_temp' END::vat_class, e.rate
      FROM jsonb_to_recordset(one.lines) AS e(rate integer, amount bigint, tax bigint, base bigint);
    count_made := count_made + 1;
  END LOOP;
  RETURN count_made;
END $$;

-- ---------------------------------------------------------------- when a document is due
-- Delivery leaves a message and no more: the document is written by a job, at least once and once only.
CREATE FUNCTION invoice_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'shipment' THEN
    INSERT INTO outbox_message (topic, payload) VALUES ('invoice.parcel', jsonb_build_object('shipmentId', (to_jsonb(NEW) ->> 'id')));
  ELSE
    INSERT INTO outbox_message (topic, payload) SELECT 'invoice.parcel', jsonb_build_object('shipmentId', s.id)
      FROM order_line AS l JOIN shipment AS s ON s.id = l.shipment_id WHERE l.id = (to_jsonb(NEW) ->> 'order_line_id')::uuid
        AND (s.state = 'delivered' OR EXISTS (SELECT 1 FROM invoice AS i WHERE i.shipment_id = s.id));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER invoice_due AFTER UPDATE OF state ON shipment FOR EACH ROW
  WHEN (NEW.state IS DISTINCT FROM OLD.state AND (NEW.state = 'delivered' OR OLD.state = 'delivered')) EXECUTE FUNCTION invoice_due();
-- Whatever changes what a line comes to changes its commission, and says so in a row of its own.
CREATE TRIGGER invoice_due AFTER INSERT ON line_charge FOR EACH ROW WHEN (NEW.reason <> 'sale' AND NEW.charge = 'commission') EXECUTE FUNCTION invoice_due();

-- ---------------------------------------------------------------- the buyer's details with the order
-- As before; and {invoice: {kind, name, taxId, address, email, buyerName}}: the first version of what the buyer wants on it.
ALTER FUNCTION place_order(jsonb) RENAME TO place_order_without_invoice;
CREATE FUNCTION place_order(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE answer jsonb := place_order_without_invoice(p);
BEGIN
  IF p -> 'invoice' IS NULL OR jsonb_typeof(p -> 'invoice') <> 'object' OR answer ->> 'kind' <> 'placed' OR answer -> 'order' ->> 'orderId' <> p ->> 'orderId' THEN RETURN answer; END IF;
  INSERT INTO invoice_buyer (id, order_id, version, kind, name, tax_id, address, email, buyer_name, entered_by)
    SELECT new_id(), (p ->> 'orderId')::uuid, 1, i.kind, i.name, i."taxId", i.address, i.email, i."buyerName", (p ->> 'userId')::uuid
    FROM jsonb_to_record(p -> 'invoice') AS i(kind text, name text, "taxId" text, address text, email text, "buyerName" text)
    ON CONFLICT (order_id, version) DO NOTHING;
  RETURN answer;
END $$;

-- What stands on an order's invoice now: the last version of the details, else the company of the order, else who ordered. What has no
-- address of its own has that of the delivery.
CREATE FUNCTION invoice_buyer_now(p_order uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('kind', coalesce(b.kind, CASE WHEN o.company_tax_code IS NULL THEN 'none' ELSE 'company' END), 'name', coalesce(b.name, o.company_name, o.contact_name),
    'taxId', coalesce(b.tax_id, o.company_tax_code), 'email', coalesce(b.email, CASE WHEN o.company_tax_code IS NOT NULL THEN o.contact_email END), 'buyerName', coalesce(b.buyer_name, o.contact_name),
    'address', coalesce(b.address, CASE WHEN o.delivery_method = 'ship' THEN concat_ws(', ', o.street, c.full_name, r.full_name) END))
  FROM purchase_order AS o LEFT JOIN LATERAL (SELECT * FROM invoice_buyer AS v WHERE v.order_id = o.id ORDER BY v.version DESC LIMIT 1) AS b ON true
  LEFT JOIN commune AS c ON c.code = o.commune_code LEFT JOIN province AS r ON r.code = c.province_code WHERE o.id = p_order
$$;

-- How a document is named: BK26-000001, by its producer's own numbers.
CREATE FUNCTION invoice_code(i invoice) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT i.series || lpad((i.year % 100)::text, 2, '0') || '-' || lpad(i.number::text, 6, '0')
$$;

-- A producer as the buyer of what the shop does for it.
CREATE FUNCTION invoice_producer_as_buyer(p_producer uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('kind', CASE WHEN p.kind IN ('household', 'individual') THEN 'person' ELSE 'company' END, 'name', p.legal_name, 'taxId', p.tax_code, 'address', invoice_seller(p.id) ->> 'address', 'email', p.contact_email, 'buyerName', p.representative)
  FROM producer AS p WHERE p.id = p_producer
$$;

-- ---------------------------------------------------------------- what there was before
-- Parcels that were delivered before there were documents, in the order of their delivery, and the commission of past months.
SELECT issue_parcel_invoices(s.id, s.delivered_at) FROM (SELECT id, delivered_at FROM shipment WHERE state = 'delivered' ORDER BY delivered_at, id OFFSET 0) AS s;
SELECT issue_commission_invoices(m.month) FROM (
  SELECT DISTINCT date_trunc('month', local_day(x.at))::date AS month FROM ledger_transaction AS x JOIN ledger_entry AS e ON e.transaction_id = x.id WHERE e.account = 'commission_income' ORDER BY 1 OFFSET 0) AS m;
