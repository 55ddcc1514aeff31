import type { DecidedLine } from '#shared/establishment/frozenDecision.ts';
import { type LocalText, text } from '#shared/text/localText.ts';

/** What each line covers, and its rule with its source (guidelines 3.2). */
export const lineWords: Record<DecidedLine['rule'], { readonly name: LocalText; readonly rule: LocalText }> = {
  furnitureSingle: {
    name: text('Møbler og utstyr, enslig', 'Møblar og utstyr, einsleg'),
    rule: text('Inntil-sum for enslige', 'Inntil-sum for einslege'),
  },
  furnitureCouple: {
    name: text(
      'Møbler og utstyr, ektepar eller samboere til sammen',
      'Møblar og utstyr, ektepar eller sambuarar til saman',
    ),
    rule: text('Inntil-sum for ektepar og samboere til sammen', 'Inntil-sum for ektepar og sambuarar til saman'),
  },
  furnitureSharing: {
    name: text('Møbler og utstyr, deler bolig', 'Møblar og utstyr, deler bustad'),
    rule: text('Inntil-sum per person som deler bolig', 'Inntil-sum per person som deler bustad'),
  },
  furnitureChild: {
    name: text('Møbler og utstyr, barn under 18 år', 'Møblar og utstyr, barn under 18 år'),
    rule: text('Inntil-sum per barn under 18 år', 'Inntil-sum per barn under 18 år'),
  },
  clothes: {
    name: text('Klær til sommer og vinter', 'Klede til sommar og vinter'),
    rule: text('Inntil-sum per person, én gang, det første året', 'Inntil-sum per person, éin gong, det første året'),
  },
  familyFurniture: {
    name: text('Møbler og utstyr ved familieinnvandring', 'Møblar og utstyr ved familieinnvandring'),
    rule: text(
      'Inntil-sum per person, vurdert i den enkelte sak, inntil fem år etter at familiemedlemmet ble bosatt',
      'Inntil-sum per person, vurdert i den einskilde saka, inntil fem år etter at familiemedlemmen vart busett',
    ),
  },
  familyClothes: {
    name: text('Klær ved familieinnvandring', 'Klede ved familieinnvandring'),
    rule: text(
      'Inntil-sum per person, vurdert i den enkelte sak, inntil fem år etter at familiemedlemmet ble bosatt',
      'Inntil-sum per person, vurdert i den einskilde saka, inntil fem år etter at familiemedlemmen vart busett',
    ),
  },
  leisureChild: {
    name: text('Én fritidsaktivitet for barn', 'Éin fritidsaktivitet for barn'),
    rule: text(
      'Én aktivitet per barn under 18 år de to første årene; kan vurderes i tre år til',
      'Éin aktivitet per barn under 18 år dei to første åra; kan vurderast i tre år til',
    ),
  },
  leisureAdult: {
    name: text('Fritidsaktivitet for voksne', 'Fritidsaktivitet for vaksne'),
    rule: text('Etter individuell vurdering, i inntil fem år', 'Etter individuell vurdering, i inntil fem år'),
  },
  bornAfterSettlement: {
    name: text('Utstyr til barn født etter bosetting', 'Utstyr til barn fødde etter busetjing'),
    rule: text(
      'Retningslinjene sier ikke noe om dette; kommunen har vurdert det i saken',
      'Retningslinjene seier ikkje noko om dette; kommunen har vurdert det i saka',
    ),
  },
  familyTooLate: {
    name: text('Familieinnvandring etter fem år', 'Familieinnvandring etter fem år'),
    rule: text('Ordningen gjelder i inntil fem år', 'Ordninga gjeld i inntil fem år'),
  },
};
