const groups = (text: string): string[][] => text.split(',').map((group) => group.trim().split(/\s+/));

/** First names that stand for each other. A name may be in several groups. */
export const nicknames: string[][] = groups(`
  robert rob bob bobby robbie, william will bill billy liam wil, richard rick dick rich richie, james jim jimmy jamie, john jack johnny jon, jonathan jon jonny johnathan,
  michael mike mick mikey michel, christopher chris kit, christine chris chrissy tina, christina chris tina, christian chris, elizabeth liz beth betty lizzie eliza lisa libby,
  katherine kate kathy katie cathy catherine katharine kathryn kat, margaret maggie meg peggy marge, thomas tom tommy, edward ed eddie ted ned, edwin ed eddie, joseph joe joey,
  daniel dan danny, david dave davey, steven steve stephen, stephanie steph steffi, matthew matt, andrew andy drew, anthony tony, antonio toni tony, nicholas nick nicky nicolas,
  nicole nicky nikki, benjamin ben benny, samuel sam sammy, samantha sam, alexander alex sandy al, alexandra alex sandra lexi, patrick pat paddy, patricia pat patty tricia trish,
  peter pete, gregory greg, jeffrey jeff geoffrey geoff, kenneth ken kenny, ronald ron ronnie, donald don donnie, lawrence larry, leonard len lenny leo, frederick fred freddie,
  francis frank fran, franklin frank, charles charlie chuck chas, charlotte charlie lottie, timothy tim, gerald gerry jerry, jerome jerry, raymond ray, walter walt, harold harry hal,
  henry harry hank, theodore ted theo teddy, vincent vince vinny, philip phil phillip, douglas doug, terence terry terrence, theresa terry tess teresa, deborah deb debbie debra,
  susan sue suzie suzanne, jennifer jen jenny, jessica jess jessie, rebecca becky becca, victoria vicky tori vicki, virginia ginny, dorothy dot dottie, barbara barb babs,
  pamela pam, sandra sandy, kimberly kim, cynthia cindy, judith judy, janet jan, abigail abby, amanda mandy, angela angie, gabriella gabby, jacqueline jackie, josephine josie jo,
  joanne jo joanna, lucille lucy, madeline maddie, martha marty, martin marty, mitchell mitch, natalie nat, nathaniel nate nathan nat, oliver ollie olly, rachel rach, russell russ,
  stanley stan, stuart stu stewart, sylvester sly, tobias toby tobi, zachary zach zack, wolfgang wolf, hans johann johannes, friedrich fritz fred, maximilian max, sebastian seb basti,
  katharina kathi kati katja, francisco paco fran pancho, jose pepe, ignacio nacho, manuel manolo, giuseppe beppe pino, giovanni gianni, jean-pierre jp, jan johannes, willem wim`);
