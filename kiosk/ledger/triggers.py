"""The rules the file keeps by itself, whoever writes to it.

A void has set semantics: an action counts unless some void names it, however many do, and whether the void
came before the action or after it.
"""

from __future__ import annotations

_FIRST_RULES = {
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

_SIGNATURE_RULES = {
    "signature_is_new": """
        before insert on signature
        begin
          select raise(abort, 'this signature is already in the record')
          where exists(select 1 from signature where number = new.number or action = new.action or ticket = new.ticket);
          select raise(abort, 'a signature stands beside a petition')
          where not exists(
            select 1 from action where id = new.action and type = 'action' and kind = 'petition' and quantity = 1
          );
          select raise(abort, 'this signature was erased')
          where new.box is not null and exists(select 1 from action where type = 'erase' and ref = new.action);
        end
    """,
    "signature_keeps": """
        before delete on signature
        begin select raise(abort, 'signatures are erased, never deleted'); end
    """,
    # Zeros first and nothing then: the zeros lie in the very bytes where the seal lay.
    "signature_only_goes": """
        before update on signature
        begin
          select raise(abort, 'signatures are never changed')
          where new.number <> old.number or new.action <> old.action or new.ticket <> old.ticket or new.key <> old.key
            or (new.box is not null and new.box is not zeroblob(coalesce(length(old.box), 0)));
          select raise(abort, 'a signature goes by an erase row')
          where not exists(select 1 from action where type = 'erase' and ref = old.action);
        end
    """,
}

_HANDOUT_RULES = {
    "handout_is_new": """
        before insert on handout
        begin
          select raise(abort, 'this sheet is already in the record')
          where exists(select 1 from handout where number = new.number or id = new.id or job = new.job);
        end
    """,
    "handout_only_grows": """
        before update on handout
        begin select raise(abort, 'sheets that were handed out are never changed'); end
    """,
    "handout_keeps": """
        before delete on handout
        begin select raise(abort, 'sheets that were handed out are never deleted'); end
    """,
}

_JOB_RULES = {
    "job_number_is_its_own": """
        before update of number on print_job when new.number is not old.number
        begin select raise(abort, 'a sheet keeps its number'); end
    """,
}

_PAPER_RULES = {
    "paper_is_new": """
        before insert on paper_fill
        begin
          select raise(abort, 'this paper is already in the record')
          where exists(select 1 from paper_fill where number = new.number);
        end
    """,
    "paper_only_grows": """
        before update on paper_fill
        begin select raise(abort, 'rows of paper are never changed'); end
    """,
    "paper_keeps": """
        before delete on paper_fill
        begin select raise(abort, 'rows of paper are never deleted'); end
    """,
}


def _statements(rules: dict[str, str]) -> dict[str, str]:
    return {name: f"CREATE TRIGGER {name} {' '.join(rule.split())}" for name, rule in rules.items()}


FIRST_TRIGGERS = _statements(_FIRST_RULES)
"""Those of the tables that the record began with."""

SIGNATURE_TRIGGERS = _statements(_SIGNATURE_RULES)
"""Those of the sealed signatures."""

HANDOUT_TRIGGERS = _statements(_HANDOUT_RULES)
"""Those of the ruled pages that were handed out."""

JOB_TRIGGERS = _statements(_JOB_RULES)
"""Those of the numbers by which sheets are called."""

PAPER_TRIGGERS = _statements(_PAPER_RULES)
"""Those of the paper that was put in."""

TRIGGERS = FIRST_TRIGGERS | SIGNATURE_TRIGGERS | HANDOUT_TRIGGERS | JOB_TRIGGERS | PAPER_TRIGGERS
"""Every trigger by name, in the very text SQLite keeps: one that reads otherwise was tampered with."""
