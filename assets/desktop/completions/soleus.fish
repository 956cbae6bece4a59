# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_soleus_global_optspecs
    string join \n journal= passphrase-file= portable background new-entry start-due h/help V/version
end

function __fish_soleus_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_soleus_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_soleus_using_subcommand
    set -l cmd (__fish_soleus_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c soleus -n "__fish_soleus_needs_command" -l journal -d 'The journal file, instead of the one in your data folder' -r -F
complete -c soleus -n "__fish_soleus_needs_command" -l passphrase-file -d 'A file whose first line is the passphrase of the journal, instead of asking for it here' -r -F
complete -c soleus -n "__fish_soleus_needs_command" -l portable -d 'Keep the journal and all that belongs to it in the folder of the program'
complete -c soleus -n "__fish_soleus_needs_command" -l background -d 'Show reminders without a window, until the computer asks it to end'
complete -c soleus -n "__fish_soleus_needs_command" -l new-entry -d 'Open the window on a new entry'
complete -c soleus -n "__fish_soleus_needs_command" -l start-due -d 'Open the window and start the routine that is due'
complete -c soleus -n "__fish_soleus_needs_command" -s h -l help -d 'Print help'
complete -c soleus -n "__fish_soleus_needs_command" -s V -l version -d 'Print version'
complete -c soleus -n "__fish_soleus_needs_command" -f -a "log" -d 'Save one entry of pain'
complete -c soleus -n "__fish_soleus_needs_command" -f -a "list" -d 'Show entries, newest first'
complete -c soleus -n "__fish_soleus_needs_command" -f -a "undo" -d 'Take back the newest step'
complete -c soleus -n "__fish_soleus_needs_command" -f -a "redo" -d 'Do again what was undone last'
complete -c soleus -n "__fish_soleus_needs_command" -f -a "history" -d 'Show every step, newest first'
complete -c soleus -n "__fish_soleus_needs_command" -f -a "check" -d 'Answer the warning-sign questions here, save the check and see the result'
complete -c soleus -n "__fish_soleus_needs_command" -f -a "dose" -d 'Log a medicine; says what there is to know before it saves'
complete -c soleus -n "__fish_soleus_needs_command" -f -a "export" -d 'Write everything, or the entries as a table, into a file'
complete -c soleus -n "__fish_soleus_needs_command" -f -a "import" -d 'Take in a file of another program, or one that Soleus exported'
complete -c soleus -n "__fish_soleus_needs_command" -f -a "merge" -d 'Bring in another journal file: what is new or newer there'
complete -c soleus -n "__fish_soleus_needs_command" -f -a "backup" -d 'Make a backup, and check it'
complete -c soleus -n "__fish_soleus_needs_command" -f -a "backups" -d 'Show the backups, newest first'
complete -c soleus -n "__fish_soleus_needs_command" -f -a "restore" -d 'Put a backup in the place of the journal: says first what would change, and backs up what is there'
complete -c soleus -n "__fish_soleus_needs_command" -f -a "salvage" -d 'Save every entry that can be read out of a damaged journal into a new one; the damaged one is left as it is'
complete -c soleus -n "__fish_soleus_needs_command" -f -a "verify" -d 'Check the journal: the file, every record, the search and the history'
complete -c soleus -n "__fish_soleus_needs_command" -f -a "triage" -d 'Run the warning-sign rules over a file of cases, without any journal'
complete -c soleus -n "__fish_soleus_needs_command" -f -a "passphrase" -d 'Set, change or remove the passphrase of the journal'
complete -c soleus -n "__fish_soleus_needs_command" -f -a "report" -d 'Make the doctor\'s sheet as a PDF'
complete -c soleus -n "__fish_soleus_needs_command" -f -a "demo" -d 'Open the window on a sample journal that is not kept'
complete -c soleus -n "__fish_soleus_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c soleus -n "__fish_soleus_using_subcommand log" -l side -d 'left, right or both; the side of the entry written last if not given' -r
complete -c soleus -n "__fish_soleus_using_subcommand log" -l at -d 'When it began: now, -15min, 14:32, "last night", "2026-11-22 14:32", or a day' -r
complete -c soleus -n "__fish_soleus_using_subcommand log" -l lasted -d 'How many minutes it lasted; without --at it ended now' -r
complete -c soleus -n "__fish_soleus_using_subcommand log" -l kind -d 'What it felt like, such as cramp or tight; can be given again' -r
complete -c soleus -n "__fish_soleus_using_subcommand log" -l zone -d 'Where it hurt, such as `soleus` or `achilles_mid`; can be given again' -r
complete -c soleus -n "__fish_soleus_using_subcommand log" -l trigger -d 'What set it off, such as `stairs` or `in_bed`; can be given again' -r
complete -c soleus -n "__fish_soleus_using_subcommand log" -l notes -d 'Your own words' -r
complete -c soleus -n "__fish_soleus_using_subcommand log" -l journal -d 'The journal file, instead of the one in your data folder' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand log" -l passphrase-file -d 'A file whose first line is the passphrase of the journal, instead of asking for it here' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand log" -l woke -d 'It woke you from sleep'
complete -c soleus -n "__fish_soleus_using_subcommand log" -l json -d 'Print the entry as JSON'
complete -c soleus -n "__fish_soleus_using_subcommand log" -l portable -d 'Keep the journal and all that belongs to it in the folder of the program'
complete -c soleus -n "__fish_soleus_using_subcommand log" -s h -l help -d 'Print help'
complete -c soleus -n "__fish_soleus_using_subcommand list" -l from -d 'First day, such as 2026-11-22, "22 Nov" or yesterday' -r
complete -c soleus -n "__fish_soleus_using_subcommand list" -l to -d 'Last day' -r
complete -c soleus -n "__fish_soleus_using_subcommand list" -l side -d 'Only entries for just this side: left, right or both' -r
complete -c soleus -n "__fish_soleus_using_subcommand list" -l search -d 'Only entries with all these words, or words that begin so' -r
complete -c soleus -n "__fish_soleus_using_subcommand list" -l journal -d 'The journal file, instead of the one in your data folder' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand list" -l passphrase-file -d 'A file whose first line is the passphrase of the journal, instead of asking for it here' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand list" -l json -d 'Print JSON'
complete -c soleus -n "__fish_soleus_using_subcommand list" -l portable -d 'Keep the journal and all that belongs to it in the folder of the program'
complete -c soleus -n "__fish_soleus_using_subcommand list" -s h -l help -d 'Print help'
complete -c soleus -n "__fish_soleus_using_subcommand undo" -l journal -d 'The journal file, instead of the one in your data folder' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand undo" -l passphrase-file -d 'A file whose first line is the passphrase of the journal, instead of asking for it here' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand undo" -l portable -d 'Keep the journal and all that belongs to it in the folder of the program'
complete -c soleus -n "__fish_soleus_using_subcommand undo" -s h -l help -d 'Print help'
complete -c soleus -n "__fish_soleus_using_subcommand redo" -l journal -d 'The journal file, instead of the one in your data folder' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand redo" -l passphrase-file -d 'A file whose first line is the passphrase of the journal, instead of asking for it here' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand redo" -l portable -d 'Keep the journal and all that belongs to it in the folder of the program'
complete -c soleus -n "__fish_soleus_using_subcommand redo" -s h -l help -d 'Print help'
complete -c soleus -n "__fish_soleus_using_subcommand history" -l journal -d 'The journal file, instead of the one in your data folder' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand history" -l passphrase-file -d 'A file whose first line is the passphrase of the journal, instead of asking for it here' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand history" -l json -d 'Print JSON'
complete -c soleus -n "__fish_soleus_using_subcommand history" -l portable -d 'Keep the journal and all that belongs to it in the folder of the program'
complete -c soleus -n "__fish_soleus_using_subcommand history" -s h -l help -d 'Print help'
complete -c soleus -n "__fish_soleus_using_subcommand check" -l paper -d 'The answers as JSON, when they are handed to the window that has the journal open' -r
complete -c soleus -n "__fish_soleus_using_subcommand check" -l journal -d 'The journal file, instead of the one in your data folder' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand check" -l passphrase-file -d 'A file whose first line is the passphrase of the journal, instead of asking for it here' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand check" -l json -d 'Print the saved check as JSON; the questions go to standard error'
complete -c soleus -n "__fish_soleus_using_subcommand check" -l portable -d 'Keep the journal and all that belongs to it in the folder of the program'
complete -c soleus -n "__fish_soleus_using_subcommand check" -s h -l help -d 'Print help'
complete -c soleus -n "__fish_soleus_using_subcommand dose" -l mg -d 'How many mg; one tablet, ml or time on the skin if not given' -r
complete -c soleus -n "__fish_soleus_using_subcommand dose" -l at -d 'When: now, -15min, 14:32, or "2026-11-22 14:32"' -r
complete -c soleus -n "__fish_soleus_using_subcommand dose" -l journal -d 'The journal file, instead of the one in your data folder' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand dose" -l passphrase-file -d 'A file whose first line is the passphrase of the journal, instead of asking for it here' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand dose" -l portable -d 'Keep the journal and all that belongs to it in the folder of the program'
complete -c soleus -n "__fish_soleus_using_subcommand dose" -s h -l help -d 'Print help'
complete -c soleus -n "__fish_soleus_using_subcommand export" -l out -d 'The file; one that is there is replaced' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand export" -l format -d 'json is everything, csv is the entries; by the ending of the file if not given, else json' -r
complete -c soleus -n "__fish_soleus_using_subcommand export" -l journal -d 'The journal file, instead of the one in your data folder' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand export" -l passphrase-file -d 'A file whose first line is the passphrase of the journal, instead of asking for it here' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand export" -l bom -d 'Begin the CSV with the mark by which Excel knows UTF-8'
complete -c soleus -n "__fish_soleus_using_subcommand export" -l portable -d 'Keep the journal and all that belongs to it in the folder of the program'
complete -c soleus -n "__fish_soleus_using_subcommand export" -s h -l help -d 'Print help'
complete -c soleus -n "__fish_soleus_using_subcommand import" -l format -d 'Whose file it is, by its name in --formats; found by its content if not given' -r
complete -c soleus -n "__fish_soleus_using_subcommand import" -l map -d 'For any other CSV: which column is what, such as date=Day,score=Pain,side=Leg' -r
complete -c soleus -n "__fish_soleus_using_subcommand import" -l date-order -d 'The order of day, month and year: ymd, dmy or mdy; needed only where the dates leave it open' -r
complete -c soleus -n "__fish_soleus_using_subcommand import" -l include -d 'A symptom, tracker or medicine to take, instead of those that speak of calf, leg or cramp; can be given again. Where it has no scores, "calf pain=5" gives it one' -r
complete -c soleus -n "__fish_soleus_using_subcommand import" -l score -d 'What a word or a grade is from 0 to 10, such as mild=3; "mild=out" leaves its rows out, and "=3" is for rows without a score; can be given again' -r
complete -c soleus -n "__fish_soleus_using_subcommand import" -l journal -d 'The journal file, instead of the one in your data folder' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand import" -l passphrase-file -d 'A file whose first line is the passphrase of the journal, instead of asking for it here' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand import" -l dry-run -d 'Say what would be taken, and change nothing'
complete -c soleus -n "__fish_soleus_using_subcommand import" -l json -d 'Print JSON'
complete -c soleus -n "__fish_soleus_using_subcommand import" -l formats -d 'List the programs whose files are known'
complete -c soleus -n "__fish_soleus_using_subcommand import" -l portable -d 'Keep the journal and all that belongs to it in the folder of the program'
complete -c soleus -n "__fish_soleus_using_subcommand import" -s h -l help -d 'Print help'
complete -c soleus -n "__fish_soleus_using_subcommand merge" -l journal -d 'The journal file, instead of the one in your data folder' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand merge" -l passphrase-file -d 'A file whose first line is the passphrase of the journal, instead of asking for it here' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand merge" -l portable -d 'Keep the journal and all that belongs to it in the folder of the program'
complete -c soleus -n "__fish_soleus_using_subcommand merge" -s h -l help -d 'Print help'
complete -c soleus -n "__fish_soleus_using_subcommand backup" -l out -d 'Another file than one in the folder of the backups; there must be none of that name' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand backup" -l journal -d 'The journal file, instead of the one in your data folder' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand backup" -l passphrase-file -d 'A file whose first line is the passphrase of the journal, instead of asking for it here' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand backup" -l portable -d 'Keep the journal and all that belongs to it in the folder of the program'
complete -c soleus -n "__fish_soleus_using_subcommand backup" -s h -l help -d 'Print help'
complete -c soleus -n "__fish_soleus_using_subcommand backups" -l journal -d 'The journal file, instead of the one in your data folder' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand backups" -l passphrase-file -d 'A file whose first line is the passphrase of the journal, instead of asking for it here' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand backups" -l json -d 'Print JSON'
complete -c soleus -n "__fish_soleus_using_subcommand backups" -l portable -d 'Keep the journal and all that belongs to it in the folder of the program'
complete -c soleus -n "__fish_soleus_using_subcommand backups" -s h -l help -d 'Print help'
complete -c soleus -n "__fish_soleus_using_subcommand restore" -l journal -d 'The journal file, instead of the one in your data folder' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand restore" -l passphrase-file -d 'A file whose first line is the passphrase of the journal, instead of asking for it here' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand restore" -l portable -d 'Keep the journal and all that belongs to it in the folder of the program'
complete -c soleus -n "__fish_soleus_using_subcommand restore" -s h -l help -d 'Print help'
complete -c soleus -n "__fish_soleus_using_subcommand salvage" -l journal -d 'The journal file, instead of the one in your data folder' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand salvage" -l passphrase-file -d 'A file whose first line is the passphrase of the journal, instead of asking for it here' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand salvage" -l portable -d 'Keep the journal and all that belongs to it in the folder of the program'
complete -c soleus -n "__fish_soleus_using_subcommand salvage" -s h -l help -d 'Print help'
complete -c soleus -n "__fish_soleus_using_subcommand verify" -l journal -d 'The journal file, instead of the one in your data folder' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand verify" -l passphrase-file -d 'A file whose first line is the passphrase of the journal, instead of asking for it here' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand verify" -l mend -d 'Mend what can be mended without losing anything'
complete -c soleus -n "__fish_soleus_using_subcommand verify" -l json -d 'Print JSON'
complete -c soleus -n "__fish_soleus_using_subcommand verify" -l portable -d 'Keep the journal and all that belongs to it in the folder of the program'
complete -c soleus -n "__fish_soleus_using_subcommand verify" -s h -l help -d 'Print help'
complete -c soleus -n "__fish_soleus_using_subcommand triage" -l journal -d 'The journal file, instead of the one in your data folder' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand triage" -l passphrase-file -d 'A file whose first line is the passphrase of the journal, instead of asking for it here' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand triage" -l rules -d 'Print the rules themselves'
complete -c soleus -n "__fish_soleus_using_subcommand triage" -l json -d 'Print JSON'
complete -c soleus -n "__fish_soleus_using_subcommand triage" -l portable -d 'Keep the journal and all that belongs to it in the folder of the program'
complete -c soleus -n "__fish_soleus_using_subcommand triage" -s h -l help -d 'Print help'
complete -c soleus -n "__fish_soleus_using_subcommand passphrase; and not __fish_seen_subcommand_from set change remove help" -l journal -d 'The journal file, instead of the one in your data folder' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand passphrase; and not __fish_seen_subcommand_from set change remove help" -l passphrase-file -d 'A file whose first line is the passphrase of the journal, instead of asking for it here' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand passphrase; and not __fish_seen_subcommand_from set change remove help" -l portable -d 'Keep the journal and all that belongs to it in the folder of the program'
complete -c soleus -n "__fish_soleus_using_subcommand passphrase; and not __fish_seen_subcommand_from set change remove help" -s h -l help -d 'Print help'
complete -c soleus -n "__fish_soleus_using_subcommand passphrase; and not __fish_seen_subcommand_from set change remove help" -f -a "set" -d 'Lock a journal that has none; if it is forgotten, nobody can open the journal'
complete -c soleus -n "__fish_soleus_using_subcommand passphrase; and not __fish_seen_subcommand_from set change remove help" -f -a "change" -d 'Another passphrase in place of the present one'
complete -c soleus -n "__fish_soleus_using_subcommand passphrase; and not __fish_seen_subcommand_from set change remove help" -f -a "remove" -d 'Unlock the journal for good'
complete -c soleus -n "__fish_soleus_using_subcommand passphrase; and not __fish_seen_subcommand_from set change remove help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c soleus -n "__fish_soleus_using_subcommand passphrase; and __fish_seen_subcommand_from set" -l new-passphrase-file -d 'A file whose first line is the new passphrase, instead of asking for it here' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand passphrase; and __fish_seen_subcommand_from set" -l journal -d 'The journal file, instead of the one in your data folder' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand passphrase; and __fish_seen_subcommand_from set" -l passphrase-file -d 'A file whose first line is the passphrase of the journal, instead of asking for it here' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand passphrase; and __fish_seen_subcommand_from set" -l portable -d 'Keep the journal and all that belongs to it in the folder of the program'
complete -c soleus -n "__fish_soleus_using_subcommand passphrase; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help'
complete -c soleus -n "__fish_soleus_using_subcommand passphrase; and __fish_seen_subcommand_from change" -l new-passphrase-file -d 'A file whose first line is the new passphrase, instead of asking for it here' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand passphrase; and __fish_seen_subcommand_from change" -l journal -d 'The journal file, instead of the one in your data folder' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand passphrase; and __fish_seen_subcommand_from change" -l passphrase-file -d 'A file whose first line is the passphrase of the journal, instead of asking for it here' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand passphrase; and __fish_seen_subcommand_from change" -l portable -d 'Keep the journal and all that belongs to it in the folder of the program'
complete -c soleus -n "__fish_soleus_using_subcommand passphrase; and __fish_seen_subcommand_from change" -s h -l help -d 'Print help'
complete -c soleus -n "__fish_soleus_using_subcommand passphrase; and __fish_seen_subcommand_from remove" -l journal -d 'The journal file, instead of the one in your data folder' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand passphrase; and __fish_seen_subcommand_from remove" -l passphrase-file -d 'A file whose first line is the passphrase of the journal, instead of asking for it here' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand passphrase; and __fish_seen_subcommand_from remove" -l portable -d 'Keep the journal and all that belongs to it in the folder of the program'
complete -c soleus -n "__fish_soleus_using_subcommand passphrase; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help'
complete -c soleus -n "__fish_soleus_using_subcommand passphrase; and __fish_seen_subcommand_from help" -f -a "set" -d 'Lock a journal that has none; if it is forgotten, nobody can open the journal'
complete -c soleus -n "__fish_soleus_using_subcommand passphrase; and __fish_seen_subcommand_from help" -f -a "change" -d 'Another passphrase in place of the present one'
complete -c soleus -n "__fish_soleus_using_subcommand passphrase; and __fish_seen_subcommand_from help" -f -a "remove" -d 'Unlock the journal for good'
complete -c soleus -n "__fish_soleus_using_subcommand passphrase; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c soleus -n "__fish_soleus_using_subcommand report" -l out -d 'The PDF file to write' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand report" -l from -d 'First day, such as 2026-11-22, "22 Nov" or yesterday; the day on which the present pain began if not given' -r
complete -c soleus -n "__fish_soleus_using_subcommand report" -l to -d 'Last day; today if not given' -r
complete -c soleus -n "__fish_soleus_using_subcommand report" -l paper -d 'a4 or letter' -r
complete -c soleus -n "__fish_soleus_using_subcommand report" -l with -d 'What else to put in: notes, entries' -r
complete -c soleus -n "__fish_soleus_using_subcommand report" -l journal -d 'The journal file, instead of the one in your data folder' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand report" -l passphrase-file -d 'A file whose first line is the passphrase of the journal, instead of asking for it here' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand report" -l portable -d 'Keep the journal and all that belongs to it in the folder of the program'
complete -c soleus -n "__fish_soleus_using_subcommand report" -s h -l help -d 'Print help'
complete -c soleus -n "__fish_soleus_using_subcommand demo" -l journal -d 'The journal file, instead of the one in your data folder' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand demo" -l passphrase-file -d 'A file whose first line is the passphrase of the journal, instead of asking for it here' -r -F
complete -c soleus -n "__fish_soleus_using_subcommand demo" -l portable -d 'Keep the journal and all that belongs to it in the folder of the program'
complete -c soleus -n "__fish_soleus_using_subcommand demo" -s h -l help -d 'Print help'
complete -c soleus -n "__fish_soleus_using_subcommand help; and not __fish_seen_subcommand_from log list undo redo history check dose export import merge backup backups restore salvage verify triage passphrase report demo help" -f -a "log" -d 'Save one entry of pain'
complete -c soleus -n "__fish_soleus_using_subcommand help; and not __fish_seen_subcommand_from log list undo redo history check dose export import merge backup backups restore salvage verify triage passphrase report demo help" -f -a "list" -d 'Show entries, newest first'
complete -c soleus -n "__fish_soleus_using_subcommand help; and not __fish_seen_subcommand_from log list undo redo history check dose export import merge backup backups restore salvage verify triage passphrase report demo help" -f -a "undo" -d 'Take back the newest step'
complete -c soleus -n "__fish_soleus_using_subcommand help; and not __fish_seen_subcommand_from log list undo redo history check dose export import merge backup backups restore salvage verify triage passphrase report demo help" -f -a "redo" -d 'Do again what was undone last'
complete -c soleus -n "__fish_soleus_using_subcommand help; and not __fish_seen_subcommand_from log list undo redo history check dose export import merge backup backups restore salvage verify triage passphrase report demo help" -f -a "history" -d 'Show every step, newest first'
complete -c soleus -n "__fish_soleus_using_subcommand help; and not __fish_seen_subcommand_from log list undo redo history check dose export import merge backup backups restore salvage verify triage passphrase report demo help" -f -a "check" -d 'Answer the warning-sign questions here, save the check and see the result'
complete -c soleus -n "__fish_soleus_using_subcommand help; and not __fish_seen_subcommand_from log list undo redo history check dose export import merge backup backups restore salvage verify triage passphrase report demo help" -f -a "dose" -d 'Log a medicine; says what there is to know before it saves'
complete -c soleus -n "__fish_soleus_using_subcommand help; and not __fish_seen_subcommand_from log list undo redo history check dose export import merge backup backups restore salvage verify triage passphrase report demo help" -f -a "export" -d 'Write everything, or the entries as a table, into a file'
complete -c soleus -n "__fish_soleus_using_subcommand help; and not __fish_seen_subcommand_from log list undo redo history check dose export import merge backup backups restore salvage verify triage passphrase report demo help" -f -a "import" -d 'Take in a file of another program, or one that Soleus exported'
complete -c soleus -n "__fish_soleus_using_subcommand help; and not __fish_seen_subcommand_from log list undo redo history check dose export import merge backup backups restore salvage verify triage passphrase report demo help" -f -a "merge" -d 'Bring in another journal file: what is new or newer there'
complete -c soleus -n "__fish_soleus_using_subcommand help; and not __fish_seen_subcommand_from log list undo redo history check dose export import merge backup backups restore salvage verify triage passphrase report demo help" -f -a "backup" -d 'Make a backup, and check it'
complete -c soleus -n "__fish_soleus_using_subcommand help; and not __fish_seen_subcommand_from log list undo redo history check dose export import merge backup backups restore salvage verify triage passphrase report demo help" -f -a "backups" -d 'Show the backups, newest first'
complete -c soleus -n "__fish_soleus_using_subcommand help; and not __fish_seen_subcommand_from log list undo redo history check dose export import merge backup backups restore salvage verify triage passphrase report demo help" -f -a "restore" -d 'Put a backup in the place of the journal: says first what would change, and backs up what is there'
complete -c soleus -n "__fish_soleus_using_subcommand help; and not __fish_seen_subcommand_from log list undo redo history check dose export import merge backup backups restore salvage verify triage passphrase report demo help" -f -a "salvage" -d 'Save every entry that can be read out of a damaged journal into a new one; the damaged one is left as it is'
complete -c soleus -n "__fish_soleus_using_subcommand help; and not __fish_seen_subcommand_from log list undo redo history check dose export import merge backup backups restore salvage verify triage passphrase report demo help" -f -a "verify" -d 'Check the journal: the file, every record, the search and the history'
complete -c soleus -n "__fish_soleus_using_subcommand help; and not __fish_seen_subcommand_from log list undo redo history check dose export import merge backup backups restore salvage verify triage passphrase report demo help" -f -a "triage" -d 'Run the warning-sign rules over a file of cases, without any journal'
complete -c soleus -n "__fish_soleus_using_subcommand help; and not __fish_seen_subcommand_from log list undo redo history check dose export import merge backup backups restore salvage verify triage passphrase report demo help" -f -a "passphrase" -d 'Set, change or remove the passphrase of the journal'
complete -c soleus -n "__fish_soleus_using_subcommand help; and not __fish_seen_subcommand_from log list undo redo history check dose export import merge backup backups restore salvage verify triage passphrase report demo help" -f -a "report" -d 'Make the doctor\'s sheet as a PDF'
complete -c soleus -n "__fish_soleus_using_subcommand help; and not __fish_seen_subcommand_from log list undo redo history check dose export import merge backup backups restore salvage verify triage passphrase report demo help" -f -a "demo" -d 'Open the window on a sample journal that is not kept'
complete -c soleus -n "__fish_soleus_using_subcommand help; and not __fish_seen_subcommand_from log list undo redo history check dose export import merge backup backups restore salvage verify triage passphrase report demo help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c soleus -n "__fish_soleus_using_subcommand help; and __fish_seen_subcommand_from passphrase" -f -a "set" -d 'Lock a journal that has none; if it is forgotten, nobody can open the journal'
complete -c soleus -n "__fish_soleus_using_subcommand help; and __fish_seen_subcommand_from passphrase" -f -a "change" -d 'Another passphrase in place of the present one'
complete -c soleus -n "__fish_soleus_using_subcommand help; and __fish_seen_subcommand_from passphrase" -f -a "remove" -d 'Unlock the journal for good'
