/** The screens that one can be at before the vault is open. */
export type GateScreen = 'start' | 'create' | 'demo' | 'recover' | 'restore';
