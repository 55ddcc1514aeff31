import { EventEmitter } from 'node:events';

export const powerMonitor = new EventEmitter();
