"""The 45 bad inputs, each with the tests that show its expected outcome.

The numbers and inputs are those of the list of bad inputs that issue 4 names. ``note`` says what a row means here when
Prodige has no such feature, or where the expected outcome was decided otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """tests: ``file::function``, below ``tests/``."""

    number: int
    what: str
    tests: tuple[str, ...]
    note: str = ""


YAML = "frameworks/test_bad_yaml.py::"
NOT_READ = "bad_inputs/test_files_we_do_not_read.py::"
PDFS = "bad_inputs/test_pdfs_that_attack.py::"
FILES = "bad_inputs/test_centre_files_refused_whole.py::"
FIELDS = "bad_inputs/test_texts_of_every_field.py::"
SCHOOL = "browser/test_hostile_school.py::test_hostile_texts_are_shown_as_typed_everywhere_and_do_nothing"
WRITTEN = "bad_inputs/test_hostile_exports.py::"
MADE_UP = "bad_inputs/test_addresses_made_up.py::"
ODD = "bad_inputs/test_rooms_in_odd_times.py::"
LIMITS = "bad_inputs/test_limits_of_a_framework.py::"
AT_ONCE = "bad_inputs/test_reports_asked_all_at_once.py::"
JOINING = "web/test_taking_part.py::"
SEATS = "services/test_taking_part.py::"
GUARDS = "web/survey/test_survey_guards.py::"
ANSWERING = "services/surveys/test_answering.py::"
FACTS = "bad_inputs/test_programme_files.py::test_a_hostile_file_is_refused_by_its_name_wherever_it_stands"
ONE_SENTENCE = NOT_READ + "test_as_a_centre_file_it_is_refused_in_one_sentence_unopened"

ROWS = (
    Row(1, "YAML alias bomb", (YAML + "test_an_alias_bomb_is_refused_before_it_grows", FACTS)),
    Row(2, "YAML nested 500 deep", (YAML + "test_deep_nesting_is_refused", FACTS)),
    Row(3, "YAML tag that runs something", (YAML + "test_a_tag_runs_nothing", FACTS)),
    Row(4, "a number of 5,000 digits", (YAML + "test_a_number_of_five_thousand_digits_is_refused", FACTS)),
    Row(5, "a key written twice", (YAML + "test_a_key_written_twice_is_refused_with_both_lines", FACTS)),
    Row(
        6,
        "levels that YAML takes for something else",
        (
            YAML + "test_what_yaml_would_read_as_something_else_stays_text",
            YAML + "test_a_level_that_is_no_whole_number_is_refused",
        ),
    ),
    Row(
        7,
        "weights that are none",
        (
            YAML + "test_a_weight_that_is_no_whole_number_from_1_is_refused",
            YAML + "test_a_share_outside_0_to_1_is_refused",
        ),
        "weights are whole numbers from 1, so their sum is never 0",
    ),
    Row(
        8,
        "no area, one question, 5,000 questions, endless texts",
        (
            YAML + "test_no_areas_are_refused",
            YAML + "test_one_question_is_enough",
            YAML + "test_five_thousand_questions_are_refused_by_the_cap_or_read_in_time",
            YAML + "test_a_far_too_long_option_is_refused",
            LIMITS + "test_every_file_is_made_of_the_smallest_and_of_the_wordiest",
            LIMITS + "test_twelve_hundred_questions_are_read_in_time",
        ),
    ),
    Row(
        9,
        "a framework edited after it was answered",
        (
            "pages/test_a_framework_edited_meanwhile.py::test_every_screen_opens_and_the_old_round_stays_as_it_was",
            "services/surveys/test_surveys.py::test_counts_on_another_scale_are_left_out_rather_than_misread",
            "services/surveys/test_surveys.py::test_a_survey_on_a_framework_that_is_gone_still_opens",
            "services/test_workshops.py::test_votes_on_another_scale_than_today_are_left_out_and_stop_nothing",
        ),
        "the old round keeps its version and its answers; what the new one cannot read counts as missing on screens",
    ),
    Row(
        10,
        "YAML in other encodings",
        (
            YAML + "test_what_is_no_framework_text_is_refused_with_a_reason",
            YAML + "test_a_byte_order_mark_and_windows_line_ends_are_fine",
        ),
    ),
    Row(
        11,
        "20,000 short rows",
        (
            YAML + "test_twenty_thousand_short_rows_are_refused_by_the_cap",
            LIMITS + "test_twenty_thousand_short_rows_are_refused_within_two_seconds",
        ),
    ),
    Row(
        12,
        "10 MB of noise under every name",
        (
            ONE_SENTENCE,
            NOT_READ + "test_commands_that_work_on_a_file_refuse_it_in_a_line_and_make_nothing",
            NOT_READ + "test_as_a_framework_it_is_refused_with_the_files_name",
            PDFS + "test_ten_megabytes_of_noise_named_pdf_are_refused_within_a_second",
            "hardening/test_floods.py::test_uploads_of_one_visitor_fill_no_memory",
        ),
    ),
    Row(
        13,
        "zip and other bombs",
        (
            ONE_SENTENCE,
            NOT_READ + "test_commands_that_work_on_a_file_refuse_it_in_a_line_and_make_nothing",
            PDFS + "test_a_pdf_that_unpacks_to_a_gigabyte_on_opening_costs_us_nothing",
            PDFS + "test_an_attachment_that_unpacks_to_far_too_much_is_never_unpacked",
        ),
        "Prodige opens no zip; what it does unpack is the file inside a PDF, in a process with bounded memory",
    ),
    Row(
        14,
        "zip members that lead elsewhere",
        (
            ONE_SENTENCE,
            PDFS + "test_what_an_attachment_is_called_leads_nowhere",
            PDFS + "test_twenty_thousand_attachments_are_counted_and_none_is_opened",
        ),
        "Prodige opens no zip; the same is tried with what is attached to a PDF",
    ),
    Row(
        15,
        "zip members that are longer than they say",
        (ONE_SENTENCE, PDFS + "test_a_packed_attachment_that_was_cut_off_is_refused"),
        "Prodige opens no zip",
    ),
    Row(
        16,
        "an import that is newer, damaged or cut off",
        (
            FILES + "test_made_by_a_newer_prodige",
            FILES + "test_cut_off_at_every_kilobyte_and_at_the_last_bytes",
            PDFS + "test_a_checksum_that_is_not_its_own_is_refused",
            PDFS + "test_cut_off_at_every_kilobyte_it_is_refused_and_never_half_read",
        ),
        "JSON files carry no checksum; the file in a PDF does",
    ),
    Row(
        17,
        "an import with ids of others, roles, extra fields",
        (
            FILES + "test_ids_roles_and_other_fields_nobody_asked_for",
            FILES + "test_the_id_of_an_assessment_is_the_centre_s_own_and_meets_no_other",
            "services/test_bad_centre_files.py::test_shape_and_meaning_are_told_together",
        ),
    ),
    Row(
        18,
        "the same import twice",
        (
            "services/test_centre_files_round_trip.py::test_importing_the_same_file_twice_gives_the_same_centre",
            "services/test_centre_files_round_trip.py::test_another_state_of_a_centre_is_kept_beside_it_or_takes_its_place",
        ),
    ),
    Row(
        19,
        "XLSX that attacks",
        (ONE_SENTENCE, NOT_READ + "test_commands_that_work_on_a_file_refuse_it_in_a_line_and_make_nothing"),
        "Prodige reads no workbooks, it only writes them",
    ),
    Row(
        20,
        "names that are formulas",
        (
            WRITTEN + "test_no_cell_is_a_formula",
            WRITTEN + "test_the_calendar_has_one_event_an_action_and_no_line_of_its_own_making",
            "exports/test_hostile_texts.py::test_texts_come_out_as_they_went_in",
            "exports/test_workbook_and_calendar.py::test_texts_that_look_like_formulas_stay_text_when_edited",
            FIELDS + "test_what_a_database_cannot_hold_is_refused_with_one_sentence_everywhere",
            SCHOOL,
        ),
        "there is no CSV export",
    ),
    Row(
        21,
        "scripts, pictures and links in every text",
        (
            SCHOOL,
            WRITTEN + "test_a_pdf_shows_what_was_typed_and_leads_nowhere",
            WRITTEN + "test_office_files_hold_no_link_no_macro_and_nothing_from_outside",
            WRITTEN + "test_a_page_shows_what_was_typed_and_runs_and_asks_for_nothing",
            WRITTEN + "test_pictures_show_what_was_typed_and_run_and_ask_for_nothing",
            WRITTEN + "test_no_file_of_any_kind_is_left_out_here",
            GUARDS + "test_hostile_names_titles_and_comments_stay_what_they_are",
            JOINING + "test_texts_are_shown_as_typed",
            "web/test_signing_in.py::test_names_are_shown_as_typed",
        ),
    ),
    Row(
        22,
        "markup of Streamlit in every text",
        (
            SCHOOL,
            "pages/test_texts_shown_as_typed.py::test_codes_are_broken",
            WRITTEN + "test_a_pdf_shows_what_was_typed_and_leads_nowhere",
        ),
    ),
    Row(
        23,
        "half tags and files in texts of a PDF",
        (
            WRITTEN + "test_a_pdf_shows_what_was_typed_and_leads_nowhere",
            "exports/test_pdf_texts.py::test_names_are_printed_as_they_were_typed",
            "exports/test_pdf_texts.py::test_making_a_report_opens_no_connection",
            "typesetting/test_files_are_made_in_a_process_of_their_own.py::test_it_asks_nobody_starts_nothing_and_writes_nothing",
        ),
    ),
    Row(
        24,
        "directions, joiners, storms of accents, endless words",
        (
            FIELDS + "test_every_other_text_is_kept_as_it_was_typed_in_normal_form",
            "i18n/test_direction.py::test_nothing_in_a_name_ends_its_isolate_early",
            "exports/test_pdf_texts.py::test_a_word_of_ten_thousand_letters_in_an_action_builds",
            "exports/test_pdf_texts.py::test_a_sign_the_font_lacks_is_replaced_by_a_visible_one",
            "exports/test_pdf_texts.py::test_direction_and_control_marks_are_never_drawn",
            SCHOOL,
        ),
        "the PDF's font has Latin, Greek and Cyrillic; other letters are a visible sign there, and themselves elsewhere",
    ),
    Row(
        25,
        "NUL and half a surrogate pair",
        (
            FIELDS + "test_what_a_database_cannot_hold_is_refused_with_one_sentence_everywhere",
            FIELDS + "test_control_characters_are_left_out_and_line_ends_are_one_everywhere",
            FIELDS + "test_ids_and_texts_of_a_file_are_held_to_the_same_rule",
            GUARDS + "test_bytes_that_are_no_text_are_refused_without_a_fault",
        ),
        "refused before any database is asked; other control characters are left out, line ends are one newline",
    ),
    Row(
        26,
        "a comment that is too long",
        (
            FIELDS + "test_the_length_is_that_of_the_normal_form_and_one_more_is_refused",
            FIELDS + "test_a_comment_of_a_megabyte_is_refused",
            "web/survey/test_survey_answering.py::test_a_comment_of_501_characters_is_refused_counted_and_not_lost",
            GUARDS + "test_a_body_of_more_than_64_kilobytes_is_refused",
        ),
    ),
    Row(
        27,
        "made-up addresses",
        (
            MADE_UP + "test_no_query_of_a_plain_page_is_a_fault",
            MADE_UP + "test_no_made_up_path_is_a_fault",
            MADE_UP + "test_no_query_of_a_screen_is_a_fault",
            MADE_UP + "test_another_centre_s_workshop_is_not_shown_under_this_one",
            "hardening/test_every_response.py::test_paths_with_tricks_in_them_are_answered_plainly",
            "hardening/test_raw_messages.py::test_questions_in_the_address_choose_no_other_centre_and_break_nothing",
        ),
    ),
    Row(
        28,
        "codes as people type them",
        (
            "workshops/test_codes_and_ballots.py::test_what_people_type_is_understood",
            "workshops/test_codes_and_ballots.py::test_what_cannot_be_a_code_is_none",
            "workshops/test_codes_and_ballots.py::test_codes_have_eight_symbols_of_31_and_none_that_is_easily_mistaken",
            JOINING + "test_the_code_form_takes_a_code_however_it_is_typed",
        ),
        "O for 0 is no code: neither is ever issued",
    ),
    Row(
        29,
        "2,000 wrong codes",
        (
            "web/test_wrong_codes.py::test_two_thousand_guesses_are_held_while_a_school_behind_the_same_address_joins",
            "web/test_wrong_codes.py::test_three_hundred_wrong_codes_a_minute_slow_all_addresses",
            "web/test_wrong_codes.py::test_a_burst_is_one_line_of_the_log_without_an_address",
            "faults/test_guesses_app.py::test_two_thousand_guesses_over_http_are_slowed_and_a_school_joins_meanwhile",
        ),
    ),
    Row(
        30,
        "joining a room that lets nobody in",
        (
            JOINING + "test_to_strangers_every_room_that_lets_nobody_in_looks_like_a_wrong_code",
            JOINING + "test_to_strangers_a_full_room_and_a_draft_look_like_a_wrong_code",
            "web/test_full_rooms.py::test_who_has_no_seat_cannot_tell_a_full_room_from_a_wrong_code",
            SEATS + "test_a_room_lets_nobody_in_when_it_is_not_open_forgotten_old_full_or_unknown",
        ),
    ),
    Row(
        31,
        "private links: changed, ended, withdrawn, on two devices, looked at by a scanner",
        (
            ANSWERING + "test_one_symbol_changed_opens_nothing",
            ANSWERING + "test_what_the_other_device_answered_meanwhile_stays_and_is_named",
            GUARDS + "test_scanners_and_prefetches_change_nothing",
            GUARDS + "test_an_unknown_link_reveals_nothing_and_looks_the_same_everywhere",
            "web/survey/test_survey_answering.py::test_after_the_close_the_public_link_says_so_and_the_private_link_opens_nothing",
            "web/test_signing_in.py::test_looking_at_a_link_changes_nothing",
            "web/test_signing_in.py::test_a_link_on_two_devices_lets_the_first_in",
            "web/test_signing_in.py::test_wrong_used_and_withdrawn_links_look_the_same",
        ),
        "links to resume are those of the survey; links to sign in work once",
    ),
    Row(
        32,
        "votes twice, out of order, for another room",
        (
            SEATS + "test_the_same_vote_three_times_and_votes_out_of_order_leave_the_latest",
            SEATS + "test_votes_for_other_rooms_and_other_statements_are_refused",
            JOINING + "test_the_same_vote_again_has_the_same_outcome_and_counts_once",
            JOINING + "test_of_votes_out_of_order_the_highest_seq_wins_and_all_are_acknowledged",
            GUARDS + "test_the_same_page_sent_three_times_is_stored_once",
        ),
    ),
    Row(
        33,
        "options that are not on the scale",
        (
            JOINING + "test_a_level_outside_the_scale_is_refused_with_a_sentence",
            "workshops/test_codes_and_ballots.py::test_anything_else_is_refused",
            ANSWERING + "test_a_value_outside_the_scale_is_refused_and_nothing_of_the_page_is_stored",
            "hardening/test_raw_messages.py::test_values_outside_the_options_are_not_stored",
            "hardening/test_every_widget.py::test_no_widget_takes_a_value_it_does_not_offer",
        ),
    ),
    Row(
        34,
        "two tabs, back, reload, a line that breaks",
        (
            "browser/test_phones.py::test_votes_of_two_tabs_are_numbered_together_by_a_counter_and_never_by_the_time",
            "browser/test_phones.py::test_a_vote_given_offline_is_sent_when_the_line_is_back",
            "browser/test_phones.py::test_the_shared_screen_survives_a_restart_of_the_app_and_goes_on",
            "browser/test_survey_pages.py::test_with_the_script_each_choice_is_saved_at_once_also_after_being_offline",
            "browser/test_survey_pages.py::test_what_was_chosen_offline_outlives_a_reload_and_a_comment_its_page",
            GUARDS + "test_the_same_page_from_many_windows_at_once_is_stored_once_and_nothing_breaks",
            "browser/test_journey.py::test_a_new_user_goes_the_whole_way_and_nothing_is_lost",
        ),
        "participants' pages have no websocket to cut",
    ),
    Row(
        35,
        "two editors of one field; delete against edit",
        (
            "services/test_two_editors.py::test_the_slower_of_two_is_told_of_both_and_nothing_is_overwritten",
            "services/test_two_editors.py::test_a_centre_in_the_bin_takes_no_change_and_says_so",
            "pages/test_two_editors.py::test_both_notes_are_shown_in_full_and_mine_can_be_kept",
            "pages/test_two_editors.py::test_an_action_taken_back_by_one_and_kept_by_the_other",
            "browser/test_two_editors.py::test_two_windows_write_one_note_and_neither_is_lost",
        ),
    ),
    Row(
        36,
        "killed between click and saved, between commit and reply",
        (
            "faults/test_kill9_app.py::test_every_vote_acknowledged_over_http_survives_ten_kills_of_the_app",
            "faults/test_kill9_votes.py::test_every_acknowledged_vote_survives_the_kills",
            "faults/test_lost_replies.py::test_votes_and_joins_are_there_exactly_once_and_nobody_need_do_anything",
            "faults/test_lost_replies.py::test_when_nobody_can_tell_it_is_said_so_and_a_vote_sent_again_counts_once",
            "browser/test_phones.py::test_a_vote_given_offline_is_sent_when_the_line_is_back",
        ),
    ),
    Row(
        37,
        "a full disk",
        (
            "faults/test_full_disk.py::test_votes_on_a_full_disk_are_refused_and_none_that_was_acknowledged_is_lost",
            "faults/test_full_disk.py::test_a_migration_without_room_for_the_copy_is_not_begun_and_one_that_runs_out_of_room_is_undone",
            "faults/test_full_disk.py::test_a_backup_onto_a_full_disk_leaves_nothing_and_the_former_one_stays",
            "faults/test_full_disk.py::test_a_report_onto_a_full_disk_leaves_no_half_file",
        ),
        "a PDF for a screen is made in memory",
    ),
    Row(
        38,
        "a database that another program holds",
        (
            "faults/test_lock_holder.py::test_while_another_program_holds_the_file_voters_are_told_after_five_seconds_and_readers_read",
        ),
    ),
    Row(
        39,
        "a clock that jumps, odd nights and days",
        (
            ODD + "test_of_two_votes_the_higher_number_counts_whatever_the_clock_says",
            ODD + "test_a_clock_far_ahead_takes_no_vote_loses_none_and_once_it_is_right_the_room_goes_on",
            ODD + "test_a_room_is_led_to_its_end_when_the_clock_jumps_between_votes_and_steps",
            ODD + "test_a_vote_over_midnight_of_an_odd_night_is_one_vote",
            "services/test_retention.py::test_a_clock_ten_years_ahead_deletes_nothing_and_closes_nothing_until_it_says_so_a_day_later",
            "services/test_retention.py::test_a_clock_set_back_deletes_nothing_too_early",
            "services/test_retention.py::test_two_years_before_a_leap_day_is_the_day_before",
            "services/test_retention.py::test_the_night_of_a_clock_change_is_worth_as_many_hours_as_any",
        ),
    ),
    Row(
        40,
        "a person erased after results were published",
        (
            "services/surveys/test_surveys.py::test_what_is_counted_stays_when_people_change_or_erase",
            "services/surveys/test_surveys.py::test_who_erases_before_anything_is_counted_was_never_there",
            "aggregation/test_nobody_can_be_singled_out.py::test_one_erased_answer_is_not_seen",
        ),
    ),
    Row(
        41,
        "small groups, and groups that agree",
        (
            "aggregation/test_nobody_can_be_singled_out.py::test_five_hundred_worlds",
            "aggregation/test_nobody_can_be_singled_out.py::test_five_teachers_beside_one_leader_give_the_leader_away",
            "services/surveys/test_surveys.py::test_groups_that_are_too_small_alone_are_counted_together",
            "services/surveys/test_surveys.py::test_of_few_who_agree_only_the_level_is_shown",
        ),
        "there are no filters to combine: one breakdown, by role",
    ),
    Row(
        42,
        "a centre renamed or deleted while its room is open",
        (
            ODD + "test_a_centre_renamed_during_the_vote_keeps_its_room_and_its_votes",
            ODD + "test_a_centre_deleted_during_the_vote_takes_no_vote_and_comes_back_with_those_it_had",
            "services/test_workshops.py::test_a_centre_in_the_bin_takes_its_rooms_along_and_brings_them_back",
        ),
        "centres are not merged",
    ),
    Row(
        43,
        "uploads of a dead session, a thousand at once, a byte a second",
        (
            "hardening/test_floods.py::test_uploads_of_one_visitor_fill_no_memory",
            "hardening/test_floods.py::test_without_a_token_of_our_page_or_without_signing_in_nothing_is_taken",
            "hardening/test_floods.py::test_whoever_sends_a_byte_a_second_is_given_up_and_others_are_served_meanwhile",
            "web/test_bounds.py::test_what_a_session_and_all_together_hold_is_bounded",
            "web/test_bounds.py::test_a_body_that_comes_a_byte_a_second_is_given_up",
        ),
    ),
    Row(
        44,
        "hundreds of idle websockets of one client",
        (
            "hardening/test_floods.py::test_a_school_opens_two_hundred_windows_and_no_program_more",
            "hardening/test_floods.py::test_idle_lines_take_no_place_from_others",
            "web/test_bounds.py::test_a_school_behind_one_address_opens_its_windows_and_a_program_does_not_get_more",
        ),
    ),
    Row(
        45,
        "a PDF asked for 50 times at once",
        (
            AT_ONCE + "test_the_same_content_is_made_once_for_all_who_ask",
            AT_ONCE + "test_of_different_contents_two_are_made_at_a_time_and_all_get_theirs",
            AT_ONCE + "test_fifty_people_who_press_for_the_report_get_one_file_that_was_made_once",
        ),
    ),
)
