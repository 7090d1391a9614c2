select coalesce(max(extract(epoch from now() - greatest(r.marked_at, r.not_before))), 0)
from scope s
left join lane l on l.scope_id = s.scope_id
join resource r on r.scope_id = s.scope_id
where s.state = 'active' and l.trouble is null and r.due and r.not_before <= now() and r.state not in ('waiting', 'failed')
