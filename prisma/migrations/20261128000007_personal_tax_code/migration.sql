-- Since July 2025 the tax code of households and individuals is their personal id of twelve digits (Circular 86/2024/TT-BTC).
ALTER TABLE producer
  DROP CONSTRAINT producer_tax_code,
  ADD CONSTRAINT producer_tax_code CHECK (tax_code ~ '^(\d{10}(-\d{3})?|\d{12})$');
