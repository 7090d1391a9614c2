-- DuckDB over dumps of dump.sh: stock by item, as it is now. In the folder with items.jsonl and stock.jsonl: duckdb < stock.sql
-- Newest version wins, of equal versions the later record; a null value is a deletion. Versions are compared as text.
create or replace view items as
select headers->>'ce_tenantid' as tenant, value->>'id' as item, value->>'code' as code, value->>'description' as description
from (
  select *, row_number() over (partition by key order by headers->>'ce_sequence' desc, "offset" desc) as age
  from read_json('items.jsonl', columns = {key: 'VARCHAR', "offset": 'BIGINT', headers: 'JSON', value: 'JSON'}))
where age = 1 and json_type(value) = 'OBJECT';

create or replace view stock as
select headers->>'ce_tenantid' as tenant, value->>'itemId' as item, value->>'warehouseCode' as warehouse,
  cast(value->>'currentStock' as decimal(18, 4)) as current, cast(coalesce(value->>'planningOut', '0') as decimal(18, 4)) as going_out
from (
  select *, row_number() over (partition by key order by headers->>'ce_sequence' desc, "offset" desc) as age
  from read_json('stock.jsonl', columns = {key: 'VARCHAR', "offset": 'BIGINT', headers: 'JSON', value: 'JSON'}))
where age = 1 and json_type(value) = 'OBJECT';

select tenant, code, description, coalesce(sum(current - going_out), 0) as available
from items left join stock using (tenant, item)
group by all
order by tenant, code;
