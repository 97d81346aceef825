// An array of calendars comes in, and what each of them says goes out as jCal (RFC 7265).
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

const calendars = JSON.parse(readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(calendars.map((calendar) => ICAL.parse(calendar))));
