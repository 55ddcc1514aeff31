/** The vault of one directory: none, locked or open. */
export interface Vault {
  readonly directory: string;
}
