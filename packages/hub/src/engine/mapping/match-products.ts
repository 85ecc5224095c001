import type { LeftProduct } from '../../store/rows/mapping-left-rows.ts';
import type { RightNamed } from '../../store/rows/mapping-right-rows.ts';
import type { MatchPair } from '../matching/match-pair.ts';
import { plainValue } from '../matching/plain-value.ts';

/** What asset types are called that stand for a class of device. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  workstation: ['workstation', 'desktop', 'desktop pc', 'pc', 'computer'],
  laptop: ['laptop', 'notebook', 'portable'],
  server: ['server', 'windows server', 'physical server'],
  network: ['network device', 'network', 'switch', 'router', 'firewall'],
  mobile: ['mobile', 'mobile device', 'mobile phone', 'phone', 'smartphone', 'tablet'],
  printer: ['printer', 'printers', 'multifunction printer'],
  'virtual-machine': ['virtual machine', 'vm', 'virtual server'],
};

/** Products and classes of a source beside asset types: the same name may be linked by a rule, a name for the same thing is suggested. */
export function matchProducts(products: readonly LeftProduct[], types: readonly RightNamed[]): readonly MatchPair[] {
  return products.flatMap(({ name }) => {
    const own = plainValue(name);
    const others = (otherNames[name] ?? []).map(plainValue);
    const equal = types.filter((type) => plainValue(type.name ?? '') === own);
    const akin = types.filter((type) => !equal.includes(type) && others.includes(plainValue(type.name ?? '')));
    return [...equal, ...akin].slice(0, 3).map((type): MatchPair => {
      const isEqual = equal.includes(type);
      const note = isEqual ? 'The names are the same.' : 'The name stands for the same class of device.';
      return {
        leftId: name,
        rightId: String(type.id),
        score: isEqual ? 0.99 : 0.7,
        decision: isEqual && equal.length === 1 ? 'auto' : 'suggested',
        evidence: [
          { field: 'name', left: name, right: type.name, level: isEqual ? 'equal' : 'akin', weight: isEqual ? 6.6 : 1.2, note },
        ],
      };
    });
  });
}
