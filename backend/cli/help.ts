export const help = `Dalsam on the command line. Every command prints one JSON document on stdout; words go to stderr.

  npm run -s cli -- <command>

Commands
  call <method> [--vault DIR] --input FILE|-   run one method; prints its Result
  methods                                      every method: kind, access, errors, JSON Schema of input and output
  vault create --municipality NUMBER --name NAME --role reader|consultant|coordinator [--vault DIR]
  vault info [--vault DIR]                     whether there is a vault, and its backups
  vault backup [--vault DIR]                   make a backup now
  vault restore --name BACKUP [--vault DIR]    put a backup in the place of the vault
  package export --to NUMBER|coordinator|all --folder DIR [--vault DIR]
  package inspect --file FILE [--language nb|nn] [--vault DIR]   what it would change; writes nothing
  package import --file FILE [--vault DIR]     read it in
  package undo --number N [--vault DIR]        take it out again, while nothing was built on it
  pdf --form FORM --blank [--fillable] --language nb|nn --out FILE
  pdf --form FORM --id ID --language nb|nn --out FILE [--vault DIR]
  member create --name NAME --role municipality|coordinator [--vault DIR]
                                               make this vault's keys for the exchange (docs/cli.md, Members)
  member start|list [--vault DIR]              begin the member list; show it
  member card --out FILE [--vault DIR]         this installation's identity card
  member read --file FILE [--vault DIR]        what a card or a list says, with the ten words to compare
  member add --file CARD --fingerprint HEX --compared-by NAME --compared-with NAME [--vault DIR]
  member revoke --id ID --reason TEXT [--vault DIR]
  member trust --file LIST --fingerprint HEX [--replace] [--vault DIR]
  member import-list --file LIST [--vault DIR] take in a newer list from a coordinator that is trusted
  member export-list --out FILE [--vault DIR]
  demo --dir DIR                               a vault with synthetic people

The passphrase comes from the environment variable DALSAM_PASSPHRASE, or is asked for when stdin is a terminal. It is never
an argument: arguments can be seen by others and stay in the shell's history. Without --vault, the vault of the app is used.

Exit code: 0 the Result is ok, 1 the Result is an error, 2 the command was written wrongly.
`;
