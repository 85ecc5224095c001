const list = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');
const map = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split(',')
      .map((entry) => entry.trim().split('='))
      .map(([word = '', meaning = '']) => [word, meaning]),
  );

/** Words of companies' names that are no proper names. Names that hold them alone tell little; a name that has one more may be the same. */
export const companyWords = {
  generic: list(`
    group groupe gruppe grupo gruppo groep grupa holding holdings services service solutions solution systems system technologies international global worldwide
    enterprises enterprise ventures venture partners partner partnership associates associated association consulting consultants consultancy consultant
    management industries industry industrial products product trading trade commercial business businesses corporate agency network networks
    national american european company companies firm office offices team professional professionals advisors advisory resources resource limited development
    developments operations supply supplies sales distribution innovation innovations concepts works brothers sons son daughters family
           direct online digital plus pro premier elite best first quality general
    united universal integrated advanced total complete creative strategic specialists specialist experts center house  
       organisation organization council committee division department branch headquarters head hq zentrale hauptsitz siege main central
    beteiligungs beteiligungen verwaltungs verwaltung vertrieb vertriebs handel handels dienstleistungen dienstleistung gesellschaft betriebs firma
    societe ste etablissements ets entreprise entreprises conseil gestion negoce frere freres fils
    servicios soluciones sistemas comercial empresa empresas hermanos hnos hijos compania sociedad asociados 
    servizi soluzioni sistemi commerciale fratelli figli impresa azienda societa associati 
    diensten oplossingen beheer bedrijf handelsonderneming zonen zoon gebroeders
    tjanster losningar firman bolaget sonner selskab tjenester uslugi przedsiebiorstwo firma sluzby
    managed customer customers client clients account`),
  trades: list(`
    investments investment inversiones capital properties property projects project foundation trust institute club society studio home
    accountants accountant accounting accountancy bookkeeping tax audit insurance financial finance bank banking mortgage mortgages wealth
    law legal lawyers lawyer attorneys attorney solicitors solicitor barristers notary notaires notar rechtsanwalte rechtsanwalt kanzlei advocaten avocats abogados avvocati
    dental dentist dentists dentistry orthodontics orthodontic zahnarzt zahnarztpraxis praxis medical medicine clinic clinics hospital health healthcare care pharmacy pharmaceuticals
    pharma apotheke physiotherapy physio therapy chiropractic veterinary vets vet surgery pediatrics dermatology cardiology radiology optical opticians eye vision
    plumbing plumbers heating cooling hvac electrical electric electricals electronics electronic roofing roofers construction constructions builders building contractors contracting
    bau hochbau tiefbau elektro elektrotechnik sanitar heizung dachdecker malerbetrieb maler tischlerei schreinerei metallbau maschinenbau
    carpentry joinery painting decorators flooring tiles landscaping gardens garden gardening landscape paving concrete steel metal metals welding
    engineering engineers engineer ingenieure ingenieurburo ingenieria manufacturing fabrication machining tools tooling machinery machine equipment
    logistics transport transportation trucking haulage freight shipping spedition logistik transporte cargo courier couriers moving removals storage warehousing warehouse
    automotive auto autos motors motor cars garage autohaus tyres tires vehicle vehicles aviation aerospace marine boats
    restaurant restaurants cafe coffee bakery backerei bakers catering foods food kitchen grill bar pizza pub brewery brewing wine wines winery distillery butchers metzgerei
    hotel hotels inn resort resorts travel tours tourism leisure fitness gym sports golf yoga spa salon beauty hair
    realty estate estates immobilien immobilier inmobiliaria lettings housing homes home apartments
    school schools academy college university education training learning nursery kindergarten montessori preschool daycare childcare church ministries ministry parish chapel charity
    architects architecture architekten architektur architectes design designs interiors media marketing advertising communications publishing printing print press graphics photography films film
    productions music entertainment theatre museum gallery art arts events
    software computers computer computing cyber security cloud data telecom telecommunications technology hosting web internet it robotics
    energy power solar oil gas petroleum fuel water waste recycling environmental utilities mining minerals chemicals chemical plastics plastic rubber paper packaging
    furniture mobel kitchens clothing fashion textiles shoes jewellers jewelry jewelers toys books bookshop florist flowers gifts
    farms farm farming agriculture agricultural agri dairy seeds nurseries fisheries meats meat poultry produce
    cleaning cleaners laundry maintenance repair repairs rental rentals hire leasing staffing recruitment personnel employment payroll
    wholesale retail store stores shop shops market supermarket hardware imports exports import export
    research laboratories laboratory diagnostics biotech sciences scientific genetics labs
    steuerberater steuerberatung steuerkanzlei wirtschaftsprufer versicherung versicherungen unternehmensberatung beratung`),
  places: list(`
    uk usa us england scotland wales ireland britain british deutschland germany german france french espana spain italia italy nederland netherlands belgium belgique
    austria osterreich schweiz suisse switzerland swiss denmark danmark sweden sverige norway norge finland suomi poland polska europe america canada australia zealand nz asia africa india china japan
    emea apac mena latam dach benelux nordic nordics iberia
    london manchester birmingham leeds liverpool bristol sheffield glasgow edinburgh cardiff belfast dublin cork york bath oxford cambridge nottingham leicester
    berlin hamburg munchen munich koln cologne frankfurt stuttgart dusseldorf leipzig dresden hannover nurnberg bremen dortmund essen
    paris lyon marseille toulouse bordeaux lille nice nantes strasbourg madrid barcelona valencia sevilla lisboa porto milano milan roma rome torino napoli
    amsterdam rotterdam utrecht eindhoven antwerpen brussels bruxelles gent wien vienna graz salzburg linz zurich basel bern geneva geneve
    copenhagen kobenhavn stockholm goteborg oslo bergen helsinki warszawa krakow praha brno budapest
    boston chicago houston dallas austin denver phoenix seattle portland atlanta miami orlando tampa detroit cleveland philadelphia pittsburgh baltimore washington
    california texas florida ohio virginia carolina georgia jersey arizona colorado oregon nevada utah michigan
    angeles francisco diego vegas toronto vancouver montreal calgary ottawa sydney melbourne brisbane perth adelaide auckland wellington singapore dubai hong kong`),
  marks: map(`
    one=1,first=1,two=2,three=3,four=4,five=5,six=6,seven=7,eight=8,nine=9,ten=10,eleven=11,twelve=12,second=2,third=3,fourth=4,fifth=5,
    ii=2,iii=3,iv=4,vi=6,vii=7,viii=8,ix=9,xi=11,xii=12,eins=1,zwei=2,drei=3,uno=1,dos=2,tres=3,due=2,deux=2,trois=3,twee=2,drie=3,
    north=north,northern=north,south=south,southern=south,east=east,eastern=east,west=west,western=west,
    northeast=northeast,northwest=northwest,southeast=southeast,southwest=southwest,northeastern=northeast,northwestern=northwest,southeastern=southeast,southwestern=southwest,
    nord=north,sud=south,ost=east,est=east,ouest=west,norte=north,sur=south,este=east,oeste=west,oost=east,zuid=south,noord=north,ovest=west,
    upper=upper,lower=lower,downtown=downtown,uptown=uptown,midtown=midtown,senior=senior,junior=junior,jr=junior,sr=senior`),
  status: list(
    'old new former inactive closed archived archive archiviert alt geloscht deleted test testing demo template sample example duplicate dup dupe obsolete prospect lead internal terminated cancelled canceled zz zzz xxx donotuse',
  ),
  stop: list(
    'the and of for a an und fur der die das et de du des la le les y e el los las del di da do dos den det og och en van von zu zum zur am im in at by to il lo gli i per con al te ten ter op',
  ),
  short: map(`
    intl=international,int=international,internat=international,natl=national,nat=national,amer=american,assoc=associates,assocs=associates,assn=association,assc=associates,
    svc=services,svcs=services,serv=services,srv=services,srvs=services,servs=services,sol=solutions,soln=solutions,solns=solutions,sys=systems,syst=systems,systs=systems,
    tech=technologies,techs=technologies,technology=technologies,techn=technologies,technol=technologies,mgmt=management,mgt=management,mngt=management,mgmnt=management,mfg=manufacturing,manuf=manufacturing,mfrs=manufacturing,
    grp=group,gp=group,gr=group,hldg=holdings,hldgs=holdings,hlds=holdings,ent=enterprises,entp=enterprises,enterp=enterprises,ind=industries,inds=industries,indus=industries,indust=industrial,
    bros=brothers,ptnr=partners,ptnrs=partners,ptrs=partners,acctg=accounting,acctng=accounting,svce=services,hq=headquarters,bro=brothers,gebr=gebroeders,dept=department,div=division,univ=university,uni=university,inst=institute,ctr=center,cntr=center,ctre=center,centre=center,cent=center,zentrum=center,
    st=saint,ste=saint,mt=mount,ft=fort,dr=doctor,prof=professor,natnl=national,govt=government,gov=government,
    eng=engineering,engr=engineering,engg=engineering,constr=construction,const=construction,contr=contractors,bldg=building,bldrs=builders,bldr=builders,builder=builders,plumber=plumbing,
    elec=electrical,elect=electrical,equip=equipment,eqpt=equipment,dist=distribution,distr=distribution,distrib=distribution,distributors=distribution,distributor=distribution,distributing=distribution,
    ins=insurance,insur=insurance,inv=investments,invest=investments,invs=investments,fin=financial,finl=financial,acct=accounting,accts=accountants,
    lab=laboratories,labs=laboratories,laboratory=laboratories,hosp=hospital,med=medical,pharm=pharmacy,rest=restaurant,transp=transport,transportation=transport,trans=transport,
    prop=properties,props=properties,property=properties,dev=development,devs=development,developments=development,mktg=marketing,mkt=marketing,adv=advertising,comm=communications,comms=communications,telecom=telecommunications,
    corp=corporation,prod=products,prods=products,productions=productions,pub=publishing,publ=publishing,ltd=limited,co=company,cos=companies,mach=machinery,auto=automotive,
    solution=solutions,service=services,system=systems,holding=holdings,enterprise=enterprises,partner=partners,venture=ventures,consultants=consulting,consultant=consulting,consultancy=consulting,
    industry=industries,network=networks,product=products,investment=investments,resource=resources,supply=supplies,center=center,lawyers=law,associate=associates,estate=estates,
    contractor=contractors,contracting=contractors,architect=architects,engineers=engineering,engineer=engineering,accountant=accountants,accountancy=accounting,dentist=dental,dentistry=dental,dentists=dental,
    garden=gardens,motor=motors,store=stores,shop=shops,school=schools,clinic=clinics,hotel=hotels,restaurants=restaurant,computers=computer,concept=concepts,innovation=innovations,organisation=organization,
    vers=versicherung,verw=verwaltungs,str=strasse,stb=steuerberater,ra=rechtsanwalte,ing=ingenieure,ingburo=ingenieurburo,masch=maschinenbau,ets=etablissements,hnos=hermanos,cia=compania,fa=firma`),
  alias: [
    't/a',
    'ta:',
    'trading as',
    'd/b/a',
    'd.b.a.',
    'dba',
    'doing business as',
    'aka',
    'a/k/a',
    'also known as',
    'formerly known as',
    'formerly',
    'fka',
    'f/k/a',
    'now',
    'previously',
    'ehemals',
    'vormals',
    'anciennement',
    'handelend onder de naam',
    'h/o',
  ],
};
