import { seedTests } from './seedTests.ts';

seedTests(1);
