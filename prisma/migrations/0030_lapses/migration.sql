-- Article 4(5) of Regulation (EU) 2023/1543: an emergency order whose validation did not come in time. Once an order.
CREATE TABLE european_lapse (
  request_id uuid PRIMARY KEY REFERENCES legal_request (id),
  lapsed_at timestamptz NOT NULL
);
CREATE TRIGGER european_lapse_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON european_lapse EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON european_lapse TO countersign_app;
