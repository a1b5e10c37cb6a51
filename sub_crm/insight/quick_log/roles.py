"""The words for offices, each with the position types that it may mean."""

from sub_crm.insight.quick_log.sentence import phrases
from sub_crm.values.kinds import PositionType as P

Role = tuple[P, ...]

ROLES = phrases(
    {
        "burgemeester|waarnemend burgemeester|loco-burgemeester|bgm|mayor": (P.MAYOR,),
        "wethouder|wh|alderman|alderwoman|deputy mayor": (P.ALDERMAN,),
        "gemeentesecretaris|municipal secretary|town clerk": (P.MUNICIPAL_SECRETARY,),
        "secretaris|secretary": (P.MUNICIPAL_SECRETARY, P.SECRETARY_DIRECTOR),
        "griffier|raadsgriffier|council clerk|clerk": (P.COUNCIL_CLERK,),
        "strateeg|bestuursstrateeg|strategisch adviseur|strategist": (P.STRATEGIST,),
        "controller|concerncontroller": (P.CONTROLLER,),
        "raadslid|fractievoorzitter|councillor|council member": (P.COUNCILLOR,),
        "dijkgraaf|watergraaf|dike warden|dike reeve": (P.DIKE_WARDEN,),
        "heemraad|hoogheemraad|water board executive": (P.WATER_BOARD_EXECUTIVE,),
        "secretaris-directeur|secretary-director": (P.SECRETARY_DIRECTOR,),
        "commissaris van de koning|cdk|king's commissioner": (P.KINGS_COMMISSIONER,),
        "gedeputeerde|provincial executive": (P.PROVINCIAL_EXECUTIVE,),
        "statenlid|provincial councillor": (P.PROVINCIAL_COUNCILLOR,),
        "adviseur|bestuursadviseur|beleidsadviseur|adviser|advisor": (P.ADVISER,),
        "ambtenaar|beleidsmedewerker|medewerker|official": (P.OFFICIAL,),
    }
)
