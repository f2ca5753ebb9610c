-- PostgreSQL keeps samples of every column to plan by (decision 28). Nobody searches by words, and they would stay there after their row is gone; keys that are unique are found without samples.
alter table inbox
    alter column text set statistics 0, alter column pressed set statistics 0, alter column notes set statistics 0, alter column content set statistics 0, alter column failure set statistics 0,
    alter column address set statistics 0, alter column provider_message_id set statistics 0, alter column previous_id set statistics 0, alter column secret_hidden set statistics 0,
    alter column sent_at set statistics 0, alter column attempts set statistics 0;
alter table outbox
    alter column payload set statistics 0, alter column sentence set statistics 0, alter column address set statistics 0, alter column in_reply_to set statistics 0, alter column despite_stop set statistics 0,
    alter column attempts set statistics 0, alter column checks set statistics 0, alter column first_tried_at set statistics 0, alter column status_at set statistics 0;
alter table sessions alter column body set statistics 0, alter column last_inbox_id set statistics 0;
alter table addresses alter column address set statistics 0, alter column reference set statistics 0;
alter table contacts alter column phone set statistics 0;
alter table media alter column address set statistics 0;
alter table media_parts alter column body set statistics 0;
alter table people alter column name set statistics 0, alter column fields set statistics 0;
alter table questions alter column question set statistics 0;
alter table ticket_drafts alter column words set statistics 0;
alter table ticket_notes alter column words set statistics 0;
alter table tickets alter column address set statistics 0, alter column subject set statistics 0;
alter table staff alter column password_hash set statistics 0, alter column authenticator set statistics 0;
alter table data_keys alter column xml set statistics 0;
alter table link_keys alter column value set statistics 0;
alter table understandings alter column body set statistics 0;
alter table release_files alter column body set statistics 0;

-- The tables that each message touches grow by tenths many times on their first days, and are sampled again after each. What is left is keys and short lists of values, of which a tenth of the usual sample tells as much.
alter table inbox
    alter column id set statistics 10, alter column contact_id set statistics 10, alter column route set statistics 10, alter column kind set statistics 10, alter column received_at set statistics 10,
    alter column due_at set statistics 10, alter column inline_until set statistics 10, alter column claimed_until set statistics 10, alter column closed_at set statistics 10, alter column step set statistics 10,
    alter column message_key set statistics 10;
alter table outbox
    alter column id set statistics 10, alter column contact_id set statistics 10, alter column route set statistics 10, alter column position set statistics 10, alter column priority set statistics 10,
    alter column state set statistics 10, alter column due_at set statistics 10, alter column created_at set statistics 10, alter column closed_at set statistics 10,
    alter column provider_message_id set statistics 10, alter column status set statistics 10, alter column code set statistics 10, alter column not_after set statistics 10;
alter table sessions alter column contact_id set statistics 10, alter column version set statistics 10, alter column updated_at set statistics 10;
alter table addresses alter column route set statistics 10, alter column contact_id set statistics 10, alter column last_inbound_at set statistics 10;
alter table contacts alter column id set statistics 10, alter column stopped_at set statistics 10, alter column created_at set statistics 10;
