"""The rules the file keeps by itself, whoever writes to it.

A void has set semantics: an action counts unless some void names it, however many do, and whether the void
came before the action or after it.
"""

from __future__ import annotations

_RULES = {
    "action_only_grows": """
        before update on action
        begin select raise(abort, 'rows of the record are never changed'); end
    """,
    "action_keeps": """
        before delete on action
        begin select raise(abort, 'rows of the record are never deleted'); end
    """,
    # INSERT OR REPLACE deletes without firing a delete trigger while recursive_triggers is off.
    "action_is_new": """
        before insert on action
        begin
          select raise(abort, 'this row is already in the record')
          where exists(select 1 from action where seq = new.seq or id = new.id);
          select raise(abort, 'a void cannot be voided')
          where new.type = 'void' and exists(select 1 from action where id = new.ref and type = 'void');
        end
    """,
    "action_counts": """
        after insert on action when new.type in ('action', 'paper', 'adjust')
        begin
          insert into tally(event, practice, case_id, kind, language, source, hour, count, voided)
          select new.event, new.practice, new.case_id, new.kind, new.language, new.source, new.hour,
            iif(gone, 0, new.quantity), iif(gone, new.quantity, 0)
          from (select exists(select 1 from action where type = 'void' and ref = new.id) as gone) where true
          on conflict do update set count = count + excluded.count, voided = voided + excluded.voided;
        end
    """,
    "void_uncounts": """
        after insert on action
        when new.type = 'void'
          and not exists(select 1 from action where type = 'void' and ref = new.ref and seq <> new.seq)
        begin
          update tally set count = count - lost.quantity, voided = voided + lost.quantity
          from (select * from action where id = new.ref and type in ('action', 'paper', 'adjust')) as lost
          where tally.event = lost.event and tally.practice = lost.practice
            and tally.case_id = lost.case_id and tally.kind = lost.kind and tally.language = lost.language
            and tally.source = lost.source and tally.hour = lost.hour;
        end
    """,
    "epoch_only_grows": """
        before update on epoch
        begin select raise(abort, 'epochs are never changed'); end
    """,
    "epoch_keeps": """
        before delete on epoch
        begin select raise(abort, 'epochs are never deleted'); end
    """,
    "job_keeps": """
        before delete on print_job
        begin select raise(abort, 'print jobs are never deleted'); end
    """,
    "step_only_grows": """
        before update on job_step
        begin select raise(abort, 'steps of a print job are never changed'); end
    """,
    "step_keeps": """
        before delete on job_step
        begin select raise(abort, 'steps of a print job are never deleted'); end
    """,
}

TRIGGERS = {name: f"CREATE TRIGGER {name} {' '.join(rule.split())}" for name, rule in _RULES.items()}
"""Every trigger by name, in the very text SQLite keeps: one that reads otherwise was tampered with."""
