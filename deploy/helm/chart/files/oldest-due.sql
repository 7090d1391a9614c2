select coalesce(max(extract(epoch from now() - greatest(r.marked_at, r.not_before))), 0)
from resource r
join scope s on s.scope_id = r.scope_id
where s.state = 'active' and r.wanted > r.done and r.not_before <= now() and r.state not in ('waiting', 'failed')
