/** First words of invented company names. */
export const STEMS = [
  'Harbourside', 'Northgate', 'Millbrook', 'Ashcombe', 'Silverdale', 'Brackenfield', 'Copperstone', 'Larkhill', 'Wetherden', 'Oakhurst',
  'Fernleigh', 'Saltmarsh', 'Kestrel', 'Redbridge', 'Thornbury Vale', 'Windrush', 'Calder', 'Elmstead', 'Foxley', 'Granary Lane',
  'Hawthorn', 'Ironbridge Row', 'Juniper', 'Kingfisher', 'Limetree', 'Meridian', 'Newhaven Quay', 'Orchard', 'Pennine', 'Quarry Hill',
  'Rookery', 'Sandpiper', 'Tamarisk', 'Underhill', 'Viaduct', 'Westmere', 'Yarrow', 'Abbotsford', 'Beacon', 'Castlegate',
  'Dovecote', 'Eastwick', 'Firth', 'Glenmoor', 'Heron', 'Ivydene', 'Kiln Lane', 'Linden', 'Moorland', 'Nightingale',
  'Osprey', 'Parkside', 'Ravenscar', 'Severn', 'Tidewater', 'Uplands', 'Valley', 'Wharfedale', 'Blackthorn', 'Cobblestone',
  'Dunmore', 'Evergreen', 'Fairholme', 'Greystone', 'Hollybank', 'Inglewood', 'Laurel', 'Maplewood', 'Norwood', 'Otterburn',
  'Primrose', 'Riverbank',
] as const;

/** An industry: how its companies end their names, and how its people are called. */
export interface Industry {
  readonly name: string;
  readonly endings: readonly string[];
  readonly titles: readonly string[];
}

export const INDUSTRIES: readonly Industry[] = [
  { name: 'Dental', endings: ['Dental Care', 'Dental Group', 'Orthodontics', 'Smile Clinic'], titles: ['Dentist', 'Practice Manager', 'Dental Nurse', 'Receptionist'] },
  { name: 'Legal', endings: ['Legal', 'Solicitors', 'Law LLP', 'Conveyancing'], titles: ['Partner', 'Solicitor', 'Paralegal', 'Legal Secretary'] },
  { name: 'Accounting', endings: ['Accountants', 'Tax Advisers', 'Bookkeeping', 'Audit LLP'], titles: ['Partner', 'Accountant', 'Payroll Clerk', 'Office Manager'] },
  { name: 'Manufacturing', endings: ['Engineering', 'Precision Parts', 'Fabrications', 'Plastics'], titles: ['Production Manager', 'Design Engineer', 'Buyer', 'Quality Inspector'] },
  { name: 'Construction', endings: ['Construction', 'Builders', 'Civil Works', 'Roofing'], titles: ['Site Manager', 'Quantity Surveyor', 'Estimator', 'Contracts Manager'] },
  { name: 'Logistics', endings: ['Logistics', 'Freight', 'Haulage', 'Couriers'], titles: ['Transport Planner', 'Warehouse Supervisor', 'Dispatcher', 'Fleet Manager'] },
  { name: 'Property', endings: ['Estates', 'Lettings', 'Property Management', 'Surveyors'], titles: ['Negotiator', 'Property Manager', 'Surveyor', 'Administrator'] },
  { name: 'Healthcare', endings: ['Medical Practice', 'Care Homes', 'Physiotherapy', 'Pharmacy'], titles: ['Care Manager', 'Nurse', 'GP', 'Receptionist'] },
  { name: 'Hospitality', endings: ['Hotels', 'Brewery', 'Restaurants', 'Events'], titles: ['General Manager', 'Head Chef', 'Bookings Manager', 'Duty Manager'] },
  { name: 'Education', endings: ['Academy', 'Nurseries', 'Training', 'Tutors'], titles: ['Head Teacher', 'School Business Manager', 'Teacher', 'Administrator'] },
];

/** Towns of invented sites: place, county, first part of the postcode. */
export const TOWNS: readonly (readonly [string, string, string])[] = [
  ['Bristol', 'Bristol', 'BS1'], ['Leeds', 'West Yorkshire', 'LS1'], ['Norwich', 'Norfolk', 'NR2'], ['Exeter', 'Devon', 'EX4'],
  ['York', 'North Yorkshire', 'YO1'], ['Derby', 'Derbyshire', 'DE1'], ['Ipswich', 'Suffolk', 'IP1'], ['Preston', 'Lancashire', 'PR1'],
  ['Reading', 'Berkshire', 'RG1'], ['Lincoln', 'Lincolnshire', 'LN2'], ['Gloucester', 'Gloucestershire', 'GL1'], ['Chester', 'Cheshire', 'CH1'],
  ['Hereford', 'Herefordshire', 'HR1'], ['Bath', 'Somerset', 'BA1'], ['Durham', 'County Durham', 'DH1'], ['Carlisle', 'Cumbria', 'CA1'],
  ['Worcester', 'Worcestershire', 'WR1'], ['Colchester', 'Essex', 'CO1'], ['Swindon', 'Wiltshire', 'SN1'], ['Northampton', 'Northamptonshire', 'NN1'],
];

export const STREETS = [
  'Mill Lane', 'Station Road', 'High Street', 'Church Walk', 'Victoria Street', 'Park Avenue', 'Bridge Street', 'Market Place',
  'Queens Road', 'Canal Street', 'Riverside Drive', 'Foundry Way', 'Orchard Close', 'Castle Street', 'Enterprise Way', 'Albion Court',
] as const;

export const SITE_KINDS = ['Warehouse', 'Branch', 'Workshop', 'Annexe', 'Depot', 'Showroom'] as const;
export const COLOURS = ['#3b82f6', '#16a34a', '#eab308', '#f97316', '#a855f7', '#0891b2', '#be123c', '#64748b'] as const;
