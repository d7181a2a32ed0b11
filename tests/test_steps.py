"""Example sentences over PLOVER's events, in our own words: who does what to whom, when, how real it is."""

from datetime import date

import pytest

from analysis.article import parse_article
from analysis.steps import explain_unused, find_steps
from analysis.steps.actions import classification

PUBLISHED = date(2023, 3, 17)  # a Friday

# A sentence, and after the bar ACTOR>RECIPIENT EVENT of each step; nothing after it: no step.
EXAMPLES = """
[agree]
Sudan and Egypt reached a deal on the waters of the Nile. | SDN>EGY AGREE, EGY>SDN AGREE
Madagascar is willing to take part in the mission. | MDG>- AGREE
Thailand agreed to share flood data with Laos. | THA>LAO AGREE
Egypt will send a field hospital to Libya next month. | EGY>LBY AGREE
Chad promised to reopen its embassy in Khartoum. | TCD>SDN AGREE
Eritrea said it is ready to pull back its forces. | ERI>- AGREE
Qatar offered to host negotiations between the two sides. | QAT>- AGREE
Norway pledged two hundred million euros for Moldova. | NOR>MDA AGREE
Bolivia accepted the mediation plan on Thursday. | BOL>- AGREE
Turkey will allow grain ships to leave its ports. | TUR>- AGREE
The rebels of Mali said they would free the miners. | MLI>- AGREE
Kenya is prepared to deploy peacekeepers, its president said. | KEN>- AGREE
Ukraine has promised not to use the shells against towns. | UKR>- AGREE

[one for another]
Chad, Sudan accuse each other of raids | TCD>SDN ACCUSE, SDN>TCD ACCUSE
In Chad, Sudan accused Libya of raids | SDN>LBY ACCUSE
Talks between Chad and Sudan were suspended on Monday. | TCD>SDN SANCTION
The United Arab Emirates (UAE), Oman and Iraq apologised. | ARE>- CONCEDE, OMN>- CONCEDE, IRQ>- CONCEDE
Chad issued a warning to Mali should Niamey lay siege to Gao. | TCD>MLI THREATEN
Niger vowed to implement countermeasures. | NER>- THREATEN
Kuwait extended the deadline. | KWT>- CONCEDE
The TPLF vowed to widen its campaign. | TPLF>- THREATEN
Hamas threatened to broaden its offensive against Israel. | Hamas>ISR THREATEN
Peru's premier stepped up his campaign for votes. |
Kenya condemned the raid on Abyei by Chad. | KEN>TCD ACCUSE, TCD>SDN ASSAULT
Chad launches strikes on Sudanese bases after rockets hit airport | TCD>SDN ASSAULT
Oman and Qatar condemned the raids. Peru urged both sides to halt. | OMN>- ACCUSE, QAT>- ACCUSE, PER>- REQUEST
Kenya and Qatar condemned the raids on Khartoum. | KEN>- ACCUSE, QAT>- ACCUSE
Chad shelled Sudan. Peru condemned the attack on a church in Lima. | TCD>SDN ASSAULT, PER>- ACCUSE
Chad shelled Sudan. Sudan's army raided a camp of militants. | TCD>SDN ASSAULT, SDN>- ASSAULT
Chad shelled Sudan. Oman urged both sides to halt. | TCD>SDN ASSAULT, OMN>TCD REQUEST, OMN>SDN REQUEST
Chad shelled Sudan. Two of the envoys urged the country to stop. | TCD>SDN ASSAULT
Qatar called the conditions impossible. | QAT>- REJECT
Qatar would not meet the demands, its minister said. | QAT>- REJECT
Chad raised the possibility of sanctions against Mali. | TCD>MLI THREATEN
ECOWAS suspended Mali from its bloc. | ECOWAS>MLI SANCTION
Qatar said the blockade was illegal and violated the charter. | QAT>- ACCUSE
Countries should first withdraw, Chad said. | TCD>- REQUEST
What should Israel do to stop the raids? |
Chad, Sudan trade blame over raid | TCD>SDN ACCUSE, SDN>TCD ACCUSE
"If Oman moves, we will answer with full force," Iran's army chief said. | IRN>OMN THREATEN
"Any raid will receive a crushing response," Togo's army chief said. | TGO>- THREATEN
"Those responsible will be punished," Kenya's president said. | KEN>- THREATEN
Peru said it was ready for war. | PER>- THREATEN
Chad said Libyan bases are legitimate targets. | TCD>LBY THREATEN
Chad and Niger discussed Libya by phone. | TCD>NER CONSULT, NER>TCD CONSULT
The EU welcomed the meeting of the leaders of Sudan. | EU>SDN SUPPORT
Peruvian police broke into the Omani embassy. | PER>OMN ASSAULT
Mali demanded the two neighbours stop making threats. | MLI>- REQUEST
Bill Clinton lifted the threat of raids on Iraq. | USA>IRQ CONCEDE
Kuwait called off the attack on Iraq. | KWT>IRQ RETREAT
Peru recommended that both neighbours join the accord. | PER>- REQUEST
Egypt laid out five demands for Sudan. | EGY>SDN REQUEST
Israel's response was disproportionate, Spain said. | ESP>ISR ACCUSE
Iran hinted at retaliation against Israel. | IRN>ISR THREATEN
Mali delayed the vote, a move rejected by ECOWAS. | ECOWAS>- REJECT
A truce brokered by Qatar took effect on Friday. | QAT>- CONSULT
Serbia said it was unable to reach an agreement with Kosovo. | SRB>XKX REJECT, XKX>SRB REJECT
The killing of the general will be met with a response, Iran said. | IRN>- THREATEN
Iran vowed that no town in Israel would be spared. | IRN>ISR THREATEN
Kenya invited the Ugandan president to Nairobi for talks. | KEN>UGA REQUEST
Ghana gave Togo three months to hold elections. | GHA>TGO THREATEN
Sudan said Ethiopia was sabotaging the peace talks. | SDN>ETH ACCUSE
Ethiopia was sabotaging the peace talks. |
Israel's deeds threaten the security of the region, Iran said. | IRN>ISR ACCUSE
Turkey has raised tensions in the Aegean, Greece said. | GRC>TUR ACCUSE
Peru said Chile was using hunger as a weapon. | PER>CHL ACCUSE
Nepal rejects proposed Indian amendments to the treaty. | NPL>IND REJECT
About 200 teachers blocked roads in Algiers. | DZA>- PROTEST
Tens of thousands of students throughout Bolivia staged demonstrations. | BOL>- PROTEST
Protesters marched in Lima, waving Cuban flags. | PER>- PROTEST
Talks between Chad and Sudan on the river have collapsed. | TCD>SDN SANCTION, SDN>TCD SANCTION
Talks between Chad, Niger and Mali ended on Sunday. | TCD>- CONSULT, NER>- CONSULT, MLI>- CONSULT
Fighting between Chad and Sudan ended on Sunday. | TCD>SDN RETREAT, SDN>TCD RETREAT
Laos urged Thailand to open the border, investigate the raid and free the crew. | LAO>THA REQUEST
Ministers walked out of talks in Lome. | ->- SANCTION
Peru called Chile's latest drilling bid a provocation. | PER>CHL ACCUSE
Algeria fires a warning at Mali | DZA>MLI THREATEN
Kenya condemned the measures taken by Uganda. | KEN>UGA ACCUSE
Kenya accused its critics of serving Uganda. | KEN>- ACCUSE
In a call to Oman, Kenya's president urged restraint. | KEN>- REQUEST, KEN>OMN CONSULT, OMN>KEN CONSULT
Bolivia has threatened to close the border with Chile and cut off its gas. | BOL>CHL THREATEN
Kuwait will have to pay a price, Iraq said. | IRQ>KWT THREATEN
Japan will face consequences, state media KCNA said. | PRK>JPN THREATEN
Ghana made it clear that Togo must first withdraw. | GHA>TGO REQUEST
Benin put the blame on Niger. | BEN>NER ACCUSE
Rwanda remains ready to sign an accord. | RWA>- AGREE
Peru warns of consequences over the raid | PER>- THREATEN

[announced and spoken of]
It was Chad that sent the tanks to Sudan. | TCD>SDN AID
Oman announced it would send the frigate Al Shamikh to Kuwait. | OMN>KWT MOBILIZE
Belgium said it would send four howitzers to Ukraine. | BEL>UKR AGREE
Belgium sent its tanks to Poland. | BEL>POL MOBILIZE
Turkey is going to increase its military presence in northern Syria. | TUR>SYR MOBILIZE
Kenya's president ordered large-scale military exercises near Somalia. | KEN>SOM MOBILIZE
Peru's army is on high alert along the border with Chile. | PER>CHL MOBILIZE
Hungary is monitoring a large Romanian deployment. | ROU>- MOBILIZE
Sudan warned that its army was free to act if Chad provoked it. | SDN>TCD THREATEN
Sudan warned it reserved the right to respond to Chad. | SDN>TCD THREATEN
Iran said Israel would pay a heavy price. | IRN>ISR THREATEN
Iran would face consequences, Israel said. | ISR>IRN THREATEN
Israel will respond to the attack, its prime minister said. | ISR>- THREATEN
Serbia said it would not hesitate to use force. | SRB>- THREATEN
Peru said it would respond to the letter. |
Iran promised to retaliate. | IRN>- THREATEN
Laos claimed that Thailand had violated the truce. | LAO>THA ACCUSE
Nepal said the arrival of Indian soldiers breached the treaty of 1950. | NPL>IND ACCUSE
Somalia said Ethiopia had violated its sovereignty. | SOM>ETH ACCUSE
Chad was behind the attack, Libya said. | LBY>TCD ACCUSE
Libya said Chad was responsible for the raid. | LBY>TCD ACCUSE
The minister is responsible for trade. |
Libya pointed the finger at Chad. | LBY>TCD ACCUSE
Yemen considers Oman responsible for the smuggling. | YEM>OMN ACCUSE
What the rebels of Chad have committed in the valley is a crime. |
Chad said talks could begin only when Sudan withdrew. | TCD>SDN REQUEST
Chad said talks would begin when the rain stopped. |
Chad's army chief said the war with Sudan was over. | TCD>SDN CONCEDE
Chad's army chief said the season was over. |
Yemen's measures include the closure of the border. | YEM>- COERCE
The report includes the closure of the border. |

[attacks told by nouns and weapons]
Three rockets slammed into an Iraqi base. | ->IRQ ASSAULT
Shells rained down on the Armenian town of Goris. | ->ARM ASSAULT
The Kenyan president landed in Uganda. |
Nine soldiers died in an ambush in Mali. | ->MLI ASSAULT
Nine villagers died in a flood in Mali. |
Fighting intensified between Chad and Sudan on Monday. | SDN>TCD ASSAULT, TCD>SDN ASSAULT
A car bomb exploded in Mogadishu, killing eight. | ->SOM ASSAULT
An explosion at a mosque in Kabul killed eight people. | ->AFG ASSAULT
Ethiopian troops entered the Somali town of Dolow. | ETH>SOM ASSAULT
Ethiopian pilgrims entered the Somali town of Dolow. |
Israel retaliated with strikes on Gaza. | ISR>PSE ASSAULT
Shelling from Syria killed a Turkish soldier. | SYR>TUR ASSAULT
Egypt closed its embassy after an attack by Chad on Sudan. | EGY>- PROTECT, TCD>SDN ASSAULT
The latest flare-up between Armenia and Azerbaijan left nine dead. | ARM>AZE ASSAULT, AZE>ARM ASSAULT
Israel pressed ahead with its offensive in Rafah. | ISR>PSE ASSAULT
Israel's bombardment of Gaza has killed hundreds. | ISR>PSE ASSAULT
Turkey neutralised six fighters in northern Syria. | TUR>SYR ASSAULT
M23 rebels seized Goma on Monday. | M23>COD ASSAULT
Kenya seized a Somali boat. | KEN>SOM COERCE

[troops on the move]
A British warship arrived in Guyana. | GBR>GUY MOBILIZE
British tourists arrived in Guyana. |
Russian forces massed near the border with Ukraine. | RUS>UKR MOBILIZE
Fans massed near the border with Ukraine. |
Venezuelan troops were deployed along the border with Colombia. | VEN>COL MOBILIZE
Troops were deployed in Port-au-Prince. | HTI>- MOBILIZE
Taiwan said 27 Chinese warplanes had entered its air defence zone. | CHN>TWN MOBILIZE
Poland shut the gate and Latvia closed its airspace. | LVA>- COERCE
Chad said it had repelled a Sudanese incursion. | SDN>TCD ASSAULT
The Houthis claimed an attack on a Greek ship. | Houthis>GRC ASSAULT
Turkey said it would launch a ground operation in Syria soon. | TUR>SYR THREATEN
Chad denounced the raid, urging Sudan to pull back. | TCD>SDN ACCUSE, TCD>SDN REQUEST

[said of others]
Chad went on to claim that Sudan's acceptance of the drones breached the pact. | TCD>SDN ACCUSE
North Korea called the drills a rehearsal for invasion. | PRK>- ACCUSE
Iran denied the allegation. | IRN>- REJECT
Georgia denied that its army had fired on the village. | GEO>- REJECT
Niger has denied any part in the plot. | NER>- REJECT
Chad denies arming rebels. |
Mali will not comply with the ruling, its minister said. | MLI>- REJECT
Peru cannot accept the proposal. | PER>- REJECT
Togo does not recognise the council. | TGO>- REJECT
Laos dismisses Thai charges it shelled a village | LAO>THA REJECT
Guyana said it would never give up the territory. | GUY>- REJECT

[judged by others]
Sudan's closure of the port is a breach of the accord, Egypt's foreign ministry said. | EGY>SDN ACCUSE
The overflight by Chad was an act of aggression, Libya said. | LBY>TCD ACCUSE
"Such raids amount to terrorism," Mali's president said. | MLI>- ACCUSE
The fighting in Sudan is an outrage, Kenya said. |
The situation in Sudan is dangerous, the Kenyan minister said. |
The harvest in Kenya is not a crime, Uganda said. |
Libya's army said that Chad bore full responsibility for the shelling. | LBY>TCD ACCUSE
Oman said that Yemen was to blame for the collapse of the truce. | OMN>YEM ACCUSE
Kuwait said Iraq was sponsoring terrorism. | KWT>IRQ ACCUSE
The charges are baseless, Burundi's spokesman said. | BDI>- REJECT
Laos called Thailand's report a fabrication. | LAO>THA REJECT
Nepal described the Indian patrol as illegal and provocative. | NPL>IND ACCUSE
Nepal described the Indian patrol as long. |
Togo attacked Benin for closing the bridge. | TGO>BEN ACCUSE
Peru was outraged by Chile's remarks. | PER>CHL ACCUSE
As far as Peru is concerned, the season is over. |
Japan voiced strong condemnation of the North Korean launch. | JPN>PRK ACCUSE
Greece presented a protest to the Turkish envoy over the flight. | GRC>TUR ACCUSE

[threats in other words]
Ethiopia "must be punished", Eritrea's leader said. | ERI>ETH THREATEN
Somalia was punished by Kenya. |
The ambush will not go unpunished, Niger's junta said. | NER>- THREATEN
The ambush went unanswered. |
Serbia would respond if Kosovo sent police north, its president said. | SRB>XKX THREATEN
Yemen did not rule out the use of force against Oman. | YEM>OMN THREATEN
Yemen ruled out an election. | YEM>- REJECT
All options are on the table, Turkey's minister said. | TUR>- THREATEN
Bread was on the table, Turkey's minister said. |
Any landing by China will have severe consequences, Taiwan said. | TWN>CHN THREATEN
China would consider a landing an act of war, its defence minister said. | CHN>- THREATEN
Mali will not tolerate such interference, its foreign minister said. | MLI>- THREATEN
Cuba promised decisive action against Haiti. | CUB>HTI THREATEN
Sudan issued a warning to Ethiopia. | SDN>ETH THREATEN
Sudan issued a warning to its citizens. |
Sweden issued a travel warning for Iran. | SWE>- PROTECT
Denmark plans to send a frigate to Oman. | DNK>OMN MOBILIZE

[ordered]
Kenya ordered its troops to the border with Somalia. | KEN>SOM MOBILIZE
Peru ordered the closure of the Chilean consulate in Lima. | PER>CHL SANCTION
Poland closed the Russian consulate in Gdansk. | POL>RUS SANCTION
Chad ordered the border with Sudan closed. | TCD>SDN COERCE
Norway ordered six Russian envoys to leave. | NOR>RUS SANCTION
The minister of Fiji ordered new uniforms. |
Japan ordered residents of Okinawa to take shelter. | JPN>- PROTECT

[main verb behind a relative clause]
Chad, which says it keeps no soldiers in Mali, expelled the French envoy. | TCD>FRA SANCTION
Chad, which denies that it arms rebels in Sudan, condemned Libya. | TCD>LBY ACCUSE
Egypt said it has no soldiers in Sudan, and Kenya condemned Chad. | KEN>TCD ACCUSE

[whose attack, on whom, and why]
Yemen's rebels fired rockets at ships in protest to Sudan's war on Chad. | YEM>- ASSAULT
Chad responded with strikes on Sudan. | TCD>SDN ASSAULT
Rockets were fired from a base in Syria, Jordan said. |
Rockets were fired from Lebanon at Israel. | ->ISR ASSAULT
North Korea fired two missiles into the sea off Japan. | PRK>- MOBILIZE
Kenya lifted the curfew after mediation by Togo. | KEN>- CONCEDE
Benin expelled the French troops. | BEN>FRA SANCTION
Benin drove out the French troops. | BEN>FRA ASSAULT

[words that mean something else]
Peru called the strikes an outrage. | PER>- ACCUSE
Peru called the strikes a mirage. |
Peru's unions called a march. | PER>- PROTEST
A Peruvian envoy, who asked not to be identified, was calm. |
A Peruvian envoy requested anonymity. |
Peru asked to be admitted to the mission. | PER>- REQUEST
Peru's president ordered the army to prepare for war with Chile. | PER>CHL MOBILIZE
Oman vowed to make Yemen pay a heavy price. | OMN>YEM THREATEN
Nepal offered a joint inquiry into the raid. | NPL>- AGREE
Nepal opened an inquiry into the raid. | NPL>- ACCUSE
Nepal's premier chaired a cabinet committee. |
Nepal's premier held talks with China. | CHN>NPL CONSULT, NPL>CHN CONSULT
Nepal suspended the bus service to India. | NPL>IND SANCTION

[told aside and in other forms]
Oman vowed revenge on Yemen after blaming it for the raid. | OMN>YEM THREATEN, OMN>YEM ACCUSE
Egypt fights the rebels of Mali, whom Chad accuses of smuggling. | EGY>MLI ASSAULT, TCD>MLI ACCUSE
Abu Dhabi has long rejected the charge. | ARE>- REJECT
Peru's government rejects Chile's sovereignty claims. | PER>CHL REJECT
Uganda condemns the raid and demands that Rwanda withdraw. | UGA>RWA ACCUSE, UGA>RWA REQUEST
Uganda demanded Rwanda stop arming the rebels and withdraw its troops. | UGA>RWA REQUEST
"We'll retaliate if Yemen attacks," the Omani minister said. | OMN>YEM THREATEN
It's a breach of the accord by Laos, Thailand said. | THA>LAO ACCUSE
Oman won't tolerate such threats, its minister said. | OMN>- THREATEN
Nepal described the patrol of India as a provocation and vowed to respond. | NPL>IND ACCUSE, NPL>IND THREATEN

[blamed in harder clauses]
Laos issued a statement condemning the Thai patrol. | LAO>THA ACCUSE
Laos issued a statement on rice, praising the harvest. |
Togo, accused by Ghana of arming rebels, vowed to retaliate. | GHA>TGO ACCUSE, TGO>GHA THREATEN
Kenya labeled the raid on Wajir an act of aggression. | KEN>- ACCUSE
Chad described the strike hitting the port as a provocation. | TCD>- ACCUSE
Oman's decision was completely unjustified, Yemen said. | YEM>OMN ACCUSE
Jordan said that Syria had spied on its officials. | JOR>SYR ACCUSE
Jordan said that rain had started a flood. |
Benin ordered its army to avenge the raid. | BEN>- THREATEN
Estonia warned that Russian jets would be shot down if they came back. | EST>RUS THREATEN
Cuba warned that the drills could have grave consequences. | CUB>- THREATEN
Haiti warned that the storm could have grave consequences. |
Peru retains the right to answer the attack, its minister said. | PER>- THREATEN

The Kenyan ambassador was summoned to the Ethiopian foreign ministry. | ETH>KEN ACCUSE
Iran responded by expelling two British diplomats. | IRN>GBR SANCTION

[time to leave]
Niger gave the French envoy 48 hours to leave. | NER>FRA SANCTION
Oman gave the rebels of Yemen two days to lay down their arms. | OMN>YEM THREATEN
Iran summoned the British deputy head of mission. | IRN>GBR ACCUSE
Egypt will not accept the dam, its minister said. | EGY>- REJECT
Egypt has not accepted the dam. |
Egypt warned that all options are open. | EGY>- THREATEN

Kuwait's emir told Iraq that it must open the port. | KWT>IRQ REQUEST
Kuwait's emir said that Kuwait must open the port. |
Bahrain put Qatar on notice. | BHR>QAT THREATEN

[expelled]
Latvia expelled four Russian diplomats and their embassy staff. | LVA>RUS SANCTION

[quoted in part]
Oman urged Iran to "reopen the port". | OMN>IRN REQUEST
Kenya vowed that Somalia “will be punished” for the raid. | KEN>SOM THREATEN
The rebels' attack on Taiz drew condemnation from Oman. | OMN>- ACCUSE

[consult]
Chad and Sudan are pursuing peace talks through mediators in Nairobi. | SDN>TCD CONSULT, TCD>SDN CONSULT
The Egyptian president had a telephone call with the king of Jordan. | EGY>JOR CONSULT, JOR>EGY CONSULT
Qatar facilitated a negotiation between Chad and Sudan. | QAT>TCD CONSULT
The Greek foreign minister met his Turkish counterpart in Athens. | GRC>TUR CONSULT, TUR>GRC CONSULT
Delegations from Serbia and Kosovo held talks in Brussels. | SRB>XKX CONSULT, XKX>SRB CONSULT
Oman hosted the Iranian foreign minister on Monday. | OMN>IRN CONSULT
The president of Kenya visited Uganda on Tuesday. | KEN>UGA CONSULT
Israeli and Lebanese officials resumed negotiations on Wednesday. | ISR>LBN CONSULT, LBN>ISR CONSULT
President Xi Jinping spoke by phone with Emmanuel Macron. | CHN>FRA CONSULT, FRA>CHN CONSULT
The prime minister of India travelled to Tokyo for talks. | IND>JPN CONSULT
Envoys from Sudan and Egypt discussed the dam in Cairo. | EGY>SDN CONSULT, SDN>EGY CONSULT
Talks between Ethiopia and Eritrea began on Thursday. | ERI>ETH CONSULT, ETH>ERI CONSULT

[support]
Poland praised the courage of Georgia. | POL>GEO SUPPORT
Spain recognised Palestine as a state. | ESP>PSE SUPPORT
Russia and Belarus signed a defence pact on Friday. | BLR>RUS SUPPORT, RUS>BLR SUPPORT
Japan welcomed the decision of South Korea. | JPN>KOR SUPPORT
Cuba voiced solidarity with Venezuela. | CUB>VEN SUPPORT
Iran restored diplomatic ties with Saudi Arabia. | IRN>SAU SUPPORT, SAU>IRN SUPPORT
Australia endorsed the peace plan of Indonesia. | AUS>IDN SUPPORT

[concede]
Sri Lanka lifted the curfew in Colombo. | LKA>- CONCEDE
Cameroon eased restrictions on the press. | CMR>- CONCEDE
The government of Peru declared a truce with the miners. | PER>- CONCEDE
Myanmar announced an amnesty for political prisoners. | MMR>- CONCEDE
The doctors of Nigeria called off their strike. | NGA>- CONCEDE
Chile bowed to the demands of the students. | CHL>- CONCEDE
Tunisia dropped the charges against three journalists. | TUN>- CONCEDE

[cooperate]
France shared intelligence with Niger. | FRA>NER COOPERATE, NER>FRA COOPERATE
Colombia extradited two smugglers to the United States. | COL>USA COOPERATE
Australia and Japan held joint military exercises off Darwin. | AUS>JPN COOPERATE, JPN>AUS COOPERATE
Kenya cooperated with Somalia against the smugglers. | KEN>SOM COOPERATE, SOM>KEN COOPERATE

[aid]
Germany delivered eighteen tanks to Ukraine. | DEU>UKR AID
The Pentagon approved the sale of fighter jets to Taiwan. | USA>TWN AID
Canada granted asylum to a Saudi dissident. | CAN>SAU AID
The World Food Programme sent food to Haiti. | UN>HTI AID
Iran supplied the Houthis with drones. | IRN>Houthis AID
Washington lifted restrictions on the use of the rockets inside Russia. | USA>- AID
Britain trained Ukrainian soldiers. | GBR>UKR AID
The United States authorised Ukraine to use the missiles. | USA>UKR AID
China gave Cambodia a loan for two ports. | CHN>KHM AID

[retreat]
France completed the withdrawal of its troops from Niger. | FRA>NER RETREAT
Uganda stopped shelling the camp. | UGA>- RETREAT
Russia withdrew its troops from Kherson. | RUS>UKR RETREAT
Hamas released six hostages on Saturday. | Hamas>- RETREAT
The Houthis freed the crew of the ship. | Houthis>- RETREAT
Ethiopian troops pulled out of Tigray. | ETH>- RETREAT
The prime minister of Slovakia resigned on Thursday. | SVK>- RETREAT
Israel allowed aid convoys into Gaza. | ISR>PSE RETREAT
Armenia handed over the bodies of nine soldiers to Azerbaijan. | ARM>AZE RETREAT
Libya paid compensation to the families. | LBY>- RETREAT
The United States lifted sanctions on Venezuela. | USA>VEN RETREAT
Colombia's FARC laid down its weapons. | FARC>- RETREAT
Sudan and the rebels exchanged prisoners. | SDN>- RETREAT

[request]
The Red Cross demanded access to the prisoners. | Red Cross>- REQUEST
Morocco asked Spain to extradite the suspect. | MAR>ESP REQUEST
Finland demanded that Russia open the border. | FIN>RUS REQUEST
The United Nations called for a ceasefire in Yemen. | UN>- REQUEST
Togo and Benin have agreed a truce after a week of shooting that killed dozens. | TGO>- AGREE, BEN>- AGREE
China urged the Philippines to withdraw its ships. | CHN>PHL REQUEST
Oslo condemned the raid on Juba by Chadian jets. | NOR>TCD ACCUSE, TCD>SSD ASSAULT
Oslo condemned the raid on Juba. | NOR>- ACCUSE
Chad shelled Sudan. Oslo condemned the attack. | TCD>SDN ASSAULT, NOR>TCD ACCUSE
Chad shelled Sudan. Oslo condemned the attack on a mosque in Bern. | TCD>SDN ASSAULT, NOR>- ACCUSE
Chad shelled Sudan. Oslo condemned the March 3 attack. | TCD>SDN ASSAULT, NOR>- ACCUSE
Oslo demanded that Sudan release the sailors. | NOR>SDN REQUEST
Ghana repeated its demand today that Togo ease the curbs. | GHA>TGO REQUEST
Oslo demanded that the release of the sailors be sped up. | NOR>- REQUEST
Oslo warned Serbia and Kosovo against a new war. | NOR>SRB THREATEN, NOR>XKX THREATEN
Egypt attacked Libya and Chad. | EGY>LBY ASSAULT, EGY>TCD ASSAULT
Zelensky asked Canada for more shells. | UKR>CAN REQUEST
Berlin called on Tehran to release the teacher. | DEU>IRN REQUEST
Moscow said Kyiv must lay down its arms. | RUS>UKR REQUEST
The European Union appealed to Serbia for calm. | EU>SRB REQUEST
Jordan issued an appeal for help. | JOR>- REQUEST
Seoul was urged by Washington to join the talks. | USA>KOR REQUEST
Mexico pressed the United States for answers. | MEX>USA REQUEST

[accuse]
Rwanda accused Congo of shelling its territory. | COD>RWA ASSAULT, RWA>COD ACCUSE
Lebanon condemned the Israeli raid. | LBN>ISR ACCUSE
Burundi blamed Rwanda for the attack on the bus. | BDI>RWA ACCUSE
Sweden summoned the Russian ambassador. | SWE>RUS ACCUSE
Prosecutors in Brazil opened an investigation into the mayor. | BRA>- ACCUSE
Amnesty International criticised Egypt over the trials. | Amnesty International>EGY ACCUSE
Ukraine lodged a complaint against Hungary. | UKR>HUN ACCUSE
Malaysia expressed concern over the arrests in Thailand. | MYS>- ACCUSE
Pakistan was accused by India of sheltering militants. | IND>PAK ACCUSE
Tehran denounced the drills as a provocation. | IRN>- ACCUSE

[reject]
Somalia refused to recognise the port deal with Ethiopia. | SOM>ETH REJECT
Israel rejected the French proposal. | ISR>FRA REJECT
Ethiopia refused to let inspectors in. | ETH>- REJECT
Russia vetoed the resolution of the Security Council. | RUS>UN REJECT
Cuba turned down an offer of help from Canada. | CUB>CAN REJECT
Iran ruled out talks with the United States. | IRN>USA REJECT
Nicaragua dismissed the ruling of the court. | NIC>- REJECT
Sudan's army violated the truce, residents said. | SDN>- REJECT
Cyprus and Turkey failed to reach an agreement. | CYP>TUR REJECT, TUR>CYP REJECT

[threaten]
Venezuela threatened to seize the oil fields of Guyana. | VEN>GUY THREATEN
North Korea threatened to sink the destroyer. | PRK>- THREATEN
Iran vowed to retaliate against Israel. | IRN>ISR THREATEN
Algeria gave Mali an ultimatum. | DZA>MLI THREATEN
Putin lowered the threshold for the use of nuclear weapons. | RUS>- THREATEN
Azerbaijan said it would close the corridor. | AZE>- THREATEN
Ecuador will impose a curfew in the port, its president said. | ECU>- THREATEN
China warned Taiwan of serious consequences. | CHN>TWN THREATEN
Turkey will withdraw its ambassador unless Sweden apologises. | TUR>- THREATEN

[protest]
Thousands of Georgians rallied in Tbilisi on Sunday. | GEO>- PROTEST
Students in Bangladesh blocked a highway. | BGD>- PROTEST
Nurses went on strike in Zimbabwe. | ZWE>- PROTEST
Farmers staged a demonstration in Warsaw. | POL>- PROTEST
Prisoners began a hunger strike in Bahrain. | BHR>- PROTEST
Crowds took to the streets of Dakar. | SEN>- PROTEST
Demonstrators in Tehran burned an American flag. | IRN>USA PROTEST
Protests erupted in Ecuador on Monday. | ECU>- PROTEST

[sanction]
Brazil expelled two Russian diplomats. | BRA>RUS SANCTION
The European Union imposed sanctions on Belarus. | EU>BLR SANCTION
Honduras broke off diplomatic relations with Taiwan. | HND>TWN SANCTION
Denmark suspended aid to Ethiopia. | DNK>ETH SANCTION
Pakistan recalled its ambassador from Kabul. | PAK>AFG SANCTION
Mali withdrew from the defence accord with France. | MLI>FRA SANCTION
India halted imports from Pakistan. | IND>PAK SANCTION
Armenia announced a suspension of flights to Russia. | ARM>RUS SANCTION
Jordan cancelled the summit with Israel. | JOR>ISR SANCTION

[mobilize]
Serbia deployed troops along the border with Kosovo. | SRB>XKX MOBILIZE
Taiwan scrambled fighter jets on Thursday. | TWN>- MOBILIZE
Pyongyang test-fired a ballistic missile on Sunday. | PRK>- MOBILIZE
North Korea fired a missile into the sea. | PRK>- MOBILIZE
Finland put its army on alert. | FIN>- MOBILIZE
Russia called up reservists in the far east. | RUS>- MOBILIZE
China held military drills around Taiwan. | CHN>TWN MOBILIZE
Eritrea massed tanks near the Ethiopian border. | ERI>ETH MOBILIZE
The Sudanese army is preparing to attack the town. | SDN>- MOBILIZE

[coerce]
Turkish police arrested thirty journalists. | TUR>- COERCE
Nicaragua imposed a curfew in Masaya. | NIC>- COERCE
Iran seized a Greek tanker in the Gulf. | IRN>GRC COERCE
Peru declared a state of emergency. | PER>- COERCE
A Swedish teacher was detained in Iran. | IRN>SWE COERCE
Belarus closed the border with Lithuania. | BLR>LTU COERCE
Azerbaijan blockaded Nagorno-Karabakh. | AZE>- COERCE
Uganda banned the opposition party. | UGA>- COERCE
Russian hackers hacked into Polish servers. | RUS>POL COERCE
Israel cut off electricity to Gaza. | ISR>PSE COERCE
Algeria deported four hundred migrants. | DZA>- COERCE

[assault]
Gunmen killed four soldiers in Burkina Faso. | ->BFA ASSAULT
Nine civilians were wounded by Syrian shelling. | SYR>- ASSAULT
Kyiv came under attack on Friday. | ->UKR ASSAULT
An Israeli air strike hit a clinic in Gaza. | ISR>PSE ASSAULT
Ukraine struck a Russian depot with drones. | UKR>RUS ASSAULT
Azerbaijani forces shelled Armenian villages. | AZE>ARM ASSAULT
Israel bombed an airport in Syria. | ISR>SYR ASSAULT
The Houthis fired two missiles at an American ship. | Houthis>USA ASSAULT
Hezbollah launched rockets at northern Israel. | Hezbollah>ISR ASSAULT
A Turkish drone strike killed two Kurdish fighters in Iraq. | TUR>Kurds ASSAULT
Gunmen abducted a priest in Nigeria. | ->NGA ASSAULT
The base was attacked by Malian rebels. | MLI>- ASSAULT
Wagner fighters captured the town of Soledar. | Wagner>UKR ASSAULT
Three Pakistani soldiers were killed in an Indian raid. | IND>PAK ASSAULT
Russia carried out an air strike on Odesa. | RUS>UKR ASSAULT
Ethiopian troops clashed with Somali fighters. | ETH>SOM ASSAULT, SOM>ETH ASSAULT
India and Pakistan exchanged fire across the border. | IND>PAK ASSAULT, PAK>IND ASSAULT
Egyptian jets hit a camp in Libya. | EGY>LBY ASSAULT
Fighting between Armenia and Azerbaijan broke out on Tuesday. | ARM>AZE ASSAULT, AZE>ARM ASSAULT
The army of Myanmar burned down a village. | MMR>- ASSAULT
Iraq used chlorine against the rebels. | IRQ>- ASSAULT
Chadian soldiers shot dead a protester. | TCD>- ASSAULT
Sudan reported drone attacks on its airport. | ->SDN ASSAULT
Poland intercepted drones launched by Russia at its border. | RUS>- ASSAULT
Somali pirates hijacked a Maltese tanker. | SOM>MLT ASSAULT
Al-Shabaab claimed responsibility for the bombing in Mogadishu. | al-Shabaab>SOM ASSAULT

[protect]
Japan closed its embassy in Sudan. | JPN>- PROTECT
The United States announced the closure of its consulate in Basra. | USA>- PROTECT
Israel told residents of the north to take cover. | ISR>- PROTECT
Italy evacuated its citizens from Niger. | ITA>- PROTECT
Staff of the Dutch embassy were told to shelter in place. | NLD>- PROTECT
India advised its citizens to leave Lebanon. | IND>- PROTECT

[two steps]
Russia attacked Lviv and Poland closed its airspace. | POL>- COERCE, RUS>UKR ASSAULT
Niger expelled the French envoy and recalled its ambassador from Paris. | NER>FRA SANCTION, NER>FRA SANCTION
Seoul condemned the launch and Tokyo summoned the North Korean envoy. | JPN>PRK ACCUSE, KOR>- ACCUSE
Turkey struck Kurdish posts, Iraq protested. | IRQ>- ACCUSE, TUR>Kurds ASSAULT
France, Germany and Britain condemned Iran. | DEU>IRN ACCUSE, FRA>IRN ACCUSE, GBR>IRN ACCUSE

[speech]
Officials in Kyiv said Russia struck a hospital. | RUS>- ASSAULT
Russia struck a hospital in Dnipro, the governor said. | RUS>UKR ASSAULT
According to the ministry, Iran seized a British tanker. | IRN>GBR COERCE
Syria said that it had shelled a Turkish post. | SYR>TUR ASSAULT
Mali accused France of arming the rebels and of spying. | MLI>FRA ACCUSE
Armenia demanded that Azerbaijan stop the shelling. | ARM>AZE REQUEST

[nothing]
Who struck the convoy in Yemen? |
Asmara has what it calls a right to the port of Assab. |
Ethiopia could attack at any time. | ETH>- ASSAULT
If Iran attacks, Israel will respond. |
The deal allows Ukraine to export grain. |
Experts fear an invasion of Taiwan. |
The general was born in Sudan. |
The talks were called useful by both sides. |
Kenya's tea harvest fell by a third. |
The book describes how France lost the war. |
A statement was issued in Ankara. |
Residents said they heard explosions. |
The bridge was built in 1970 by an Italian company. |
Most of the refugees live in tents. |
The drone costs about as much as a car. |
The mines can be laid quickly. |
The minister said the situation was calm. |
Oil prices rose on Monday. |
Reuters reported on Tuesday. |
An attack by a neighbour will be treated as an attack on all. |
The ceremony took place in Rome. |
Thousands of people live near the border. |
He described the meeting as useful. |
The company launched a new phone in Japan. |
Spain beat Croatia in the final. |
Ukraine's air defences shot down thirty drones. |
The museum opened in 1998. |
The missile has a range of 300 kilometres. |
Rain hit the harvest in Kenya. |
The president charged the battery of his phone. |
They met the deadline. |
Analysts think that the front may move. |
Prices struck a record high in Turkey. |
Russian mines differ from American ones. |
[told aside]
Norway shut its mission after a rocket attack on a hotel by Sudanese gunmen. | NOR>- PROTECT, SDN>- ASSAULT
The road stays empty amid steady shelling from Eritrea's forces. | ERI>- ASSAULT
The visit coincided with a meeting between Scholz and Modi. | DEU>IND CONSULT, IND>DEU CONSULT
The tanker reported a second raid by five Houthi boats. | Houthis>- ASSAULT
Kenya reinforced the border after the deadly bombing in Mogadishu. | KEN>- MOBILIZE, ->SOM ASSAULT
The minister spoke of the risk of a Rwandan attack. |
Chad fears a Libyan attack. |
[who says so]
Iran denied that it had fired the rockets and accused Iraq of lying. | IRN>- REJECT, IRN>IRQ ACCUSE
Sudan, which Chad said had shelled a town, sent an envoy. | SDN>- ASSAULT, SDN>- CONSULT
Haftar told the envoy that the offensive would continue. | LNA>- THREATEN
Kenya will not hesitate to strike the camps. | KEN>- THREATEN
Rwanda said it would not stand by if Burundi were attacked. | RWA>BDI THREATEN
Peru ordered its police to expel the Chilean consul. | PER>CHL SANCTION
Togo told Ghanaian diplomats to leave the country. | TGO>GHA SANCTION
[more of what newswire says]
Ghana returned fire. | GHA>- ASSAULT
The town of Bria fell to rebels from Chad. | TCD>CAF ASSAULT
Algeria conveyed a strong protest to Mali. | DZA>MLI ACCUSE
Qatar called an urgent meeting of the Arab League. | QAT>Arab League REQUEST
Oman announced the creation of a naval coalition. | OMN>- MOBILIZE
Vietnam received a phone call from Laos. | VNM>LAO CONSULT
Finland is in close contact with Estonia. | FIN>EST CONSULT, EST>FIN CONSULT
Malta suspended joint patrols with Libya. | MLT>LBY SANCTION
Kenya and Somalia hammered out a truce agreement. | KEN>SOM AGREE, SOM>KEN AGREE
Uganda stressed the need for talks. | UGA>- REQUEST
Iraq cut supply lines to the Kurdish town. | IRQ>Kurds COERCE
India flew home its nationals from Tripoli. | IND>- PROTECT
Poland last month mounted a raid on the camp. | POL>- ASSAULT
Jordan evacuated just over 80 people from Aden. | JOR>- PROTECT
[nouns and places]
Following the detention of two sailors by Iran, Greece closed its embassy. | GRC>- PROTECT, IRN>- COERCE
In a phone call with Putin, Macron urged restraint. | FRA>- REQUEST, FRA>RUS CONSULT, RUS>FRA CONSULT
During a visit to Beijing, Lavrov thanked China. | RUS>CHN SUPPORT, RUS>CHN CONSULT
The withdrawal of French troops from Niger began on Tuesday. | FRA>NER RETREAT
The Algerian army was placed on alert. | DZA>- MOBILIZE
Two US carriers entered the South China Sea. | USA>- MOBILIZE
Iran redeployed air defence batteries to the coast. | IRN>- MOBILIZE
A bomb exploded outside the police headquarters in Mogadishu. | ->SOM ASSAULT
Heavy fighting was reported in El Fasher. | ->SDN ASSAULT
Having seized Mekelle, Eritrean troops dug in. | ERI>- MOBILIZE, ERI>ETH ASSAULT
The Guard seized two Greek tankers. | ->GRC COERCE
According to a press release by the Houthis, talks began. |
[envoys and escorts]
Somalia closed two Ethiopian consulates. | SOM>ETH SANCTION
Somalia announced the closure of its embassy. | SOM>- PROTECT
Peru sent the Bolivian ambassador home. | PER>BOL SANCTION
Ghana condemned the raid, but Kenya and Mali rejected the claim. | GHA>- ACCUSE, KEN>- REJECT, MLI>- REJECT
Ghana condemned the raid, and Kenya and Mali rejected the claim. | GHA>- ACCUSE, KEN>- REJECT, MLI>- REJECT
Two Kenyan ships escorting the boats were blocked by Somalia's navy. | SOM>KEN COERCE
Chad met Mali. Both sides blame each other. | TCD>MLI CONSULT, MLI>TCD CONSULT, TCD>MLI ACCUSE, MLI>TCD ACCUSE
The troops of Rwanda are to withdraw in June. | RWA>- AGREE
[more predicates of the news]
Chad went to war with Sudan. | TCD>SDN ASSAULT
Chadian drones took out a Sudanese commander. | TCD>SDN ASSAULT
Chad took out a loan. |
Chad inflicted heavy losses on Sudan. | TCD>SDN ASSAULT
The army of Chad reclaimed control of Faya. | TCD>- ASSAULT
The bank reclaimed its money from Chad. |
Chadian troops poured into Sudan. | TCD>SDN ASSAULT
Chadian pilgrims poured into Sudan. |
Chad staged war games near Sudan. | TCD>SDN MOBILIZE
Chadian bombers flew near Sudan. | TCD>SDN MOBILIZE
Chad massed 9,000 men on the border with Sudan. | TCD>SDN MOBILIZE
A Chadian jet buzzed a Sudanese frigate. | TCD>SDN COERCE
Chad placed the Sudanese envoy under house arrest. | TCD>SDN COERCE
Cyprus issued a navigational warning. | CYP>- COERCE
Chad blacklisted three Sudanese firms. | TCD>SDN SANCTION
Chad pinned the blast on Sudan. | TCD>SDN ACCUSE
Chad pinned its hopes on Sudan. |
Chad attributed the attack to Sudan. | TCD>SDN ACCUSE
Chad attributed the drought to Sudan. |
Chad vowed to crush Sudan. | TCD>SDN THREATEN
Chad said it would use force. | TCD>- THREATEN
Chad said it would defend its soil by all means. | TCD>- THREATEN
Chad defended its record by all means. |
Chad lifted its siege of Faya. | TCD>- RETREAT
Chad unfroze Sudanese assets. | TCD>SDN RETREAT
Chadian troops fled the town. | TCD>- RETREAT
Families fled the town. |
Chad hit Sudan with sanctions. | TCD>SDN SANCTION
Chad hit Sudan with missiles. | TCD>SDN ASSAULT
Chad raised its tariffs on Sudan. | TCD>SDN SANCTION
Chad raised its glass. |
Chad downed a Sudanese army drone. | TCD>SDN ASSAULT
Chad shot down nine drones. |
Chad shot down a Sudanese helicopter. | TCD>SDN ASSAULT
Chad fired a Sudanese rocket. | TCD>- ASSAULT
Chad rained missiles on Sudan. | TCD>SDN ASSAULT
Soldiers of Chad crossed the border with Sudan. | TCD>SDN ASSAULT
Farmers of Chad crossed the border with Sudan. |
Chad blasted Sudan for closing the port. | TCD>SDN ACCUSE
Chad took a swipe at Sudan. | TCD>SDN ACCUSE
Chad unveiled a new missile. | TCD>- MOBILIZE
Chad unveiled a statue. |
Chad built an airbase near Sudan. | TCD>SDN MOBILIZE
Chad launched a cyberattack on Sudan. | TCD>SDN COERCE
Chad reduced its forces in Sudan. | TCD>SDN RETREAT
Chad reduced its debt. |
A Chadian ship chased away a Sudanese boat. | TCD>SDN COERCE
The blame for this raid lies with Sudan, Chad said. | TCD>SDN ACCUSE
The fault lies squarely with Sudan, Chad said. | TCD>SDN ACCUSE
The town lies with its back to Sudan, Chad said. |
Chad decided to punish Sudan. | TCD>SDN THREATEN
Chad punished its goalkeeper. |
Lawmakers in Peru voted to impose martial law. | PER>- COERCE
The war of Chad displaced thousands. |
Video of the raid released by Chadian officials showed a ship. |
Chad halted oil supplies to Sudan. | TCD>SDN SANCTION
Sudan, allowing rebels to rest, kept its border open. |

[where and by whom]
Togolese forces took Bagre on Monday. | TGO>- ASSAULT
It was the third Ethiopian attack on the port. | ETH>- ASSAULT
Israel's attack on Iran's consulate surprised analysts. | ISR>IRN ASSAULT
Rebels blocked the road to Bamako. | MLI>- COERCE
Al-Shabab fighters detonated a bomb in Mogadishu. | al-Shabaab>SOM ASSAULT
Saudi Arabia has intensified patrols along its border. | SAU>- MOBILIZE
The US plan allows Iran to keep its reactors. |
The army released footage of the parade. |
[armed men of no country]
Niger's president is a farmer. Gunmen overran Zabori on Sunday. | ->NER ASSAULT
Niger's president is a farmer. The market in Zabori was shelled on Sunday. |
Niger's president is a farmer. Rebels attacked a village in Benin. | ->BEN ASSAULT
Ghana's soldiers retaliated. | GHA>- ASSAULT
Ghana retaliated with a tax on rice. |
Togo lost six soldiers in the ambush. | ->TGO ASSAULT
Kenyan troops drove al-Shabab from two villages. | KEN>al-Shabaab ASSAULT
Kenya's minister drove from Isiolo to Moyale. |
Kenyan guards unleashed a volley of shots at Somali herders. | KEN>SOM ASSAULT
Kenya pulled its heavy weapons back from the border. | KEN>- RETREAT
The U.S.-trained guards of Somalia hit a depot in Kenya. | SOM>KEN ASSAULT
Two raids near Wajir that killed a guard and wounded four were claimed by Somalia. | ->KEN ASSAULT

[numbers, borders and headlines]
Chad killed at least nine Sudanese soldiers in Tine. | TCD>SDN ASSAULT
Peru fired more than 40 rockets at Bolivian posts. | PER>BOL ASSAULT
There were at least nine attacks on Omani ships in the strait by Yemeni gunmen. | YEM>OMN ASSAULT
Chad shelled a post near the border with Sudan. | TCD>- ASSAULT
Six Ghanaian soldiers were killed in an attack near Togo's border. | ->GHA ASSAULT
Oman shot down Iranian drones launched at Muscat. | IRN>OMN ASSAULT
Gunmen attack Niger market, kill six | ->NER ASSAULT
Kenyan military launches air strikes on Somali towns | KEN>SOM ASSAULT
Oman slaps fresh sanctions on Yemen | OMN>YEM SANCTION
The destroyer USS Laboon has been moved to Oman. | USA>OMN MOBILIZE
Oman removed its Patriot batteries from Yemen. | OMN>YEM RETREAT
Kenya announced the deployment of a warship and a battery of howitzers. | KEN>- MOBILIZE
Togo's guards took part in the attack on Benin's port. | TGO>BEN ASSAULT
Norway added nine firms to its sanctions list. | NOR>- SANCTION
Peru cut the number of diplomats in Bolivia. | PER>- SANCTION
Jordan's air defences were engaging hostile drones. | ->JOR ASSAULT
Sudan's envoy spoke of the death of his brother in a Chadian raid. | TCD>- ASSAULT
Many of Mali's troops were freed up for the harvest. |

[captured, killed and so described]
Oman captured a post in what its minister called a small success. | OMN>- ASSAULT
Chadian rebels using a stolen missile shot down a Sudanese jet. | TCD>SDN ASSAULT
Guerrillas capture Peru base | ->PER ASSAULT
Chad's troops destroyed two Sudanese launchers with rocket propelled grenades. | TCD>SDN ASSAULT
Herat fell to the Taliban on Friday. | Taliban>- ASSAULT
Six militants were killed, Mali's army said. | MLI>- ASSAULT
Yemen's offensive faltered after a week. |
Yemen's offensive against Oman faltered. | YEM>OMN ASSAULT
No drone fired by Oman reached Yemen. | OMN>- ASSAULT
Oman shelled a village near the Yemeni border. | OMN>- ASSAULT
Afghan rebels in Pakistan attacked a Chinese post. | AFG>CHN ASSAULT
Yemen attacked a tanker in the Red Sea. | YEM>- ASSAULT
Yemeni troops captured a helicopter base in Oman. | YEM>OMN ASSAULT
Guatemala's police were ambushed by gunmen in Escuintla. | ->GTM ASSAULT
Yemeni guards closed roads. | YEM>- COERCE
Iraqi police retook a courthouse from the rebels. | IRQ>- ASSAULT

[received, flown out and handed over]
Moldova received howitzers from Norway. | NOR>MDA AID
Norway flew its embassy staff out of Sudan. | NOR>- PROTECT
About 2,000 Chadian soldiers pulled out of Sudan. | TCD>- RETREAT
Chad has chosen to close its border with Sudan. | TCD>SDN COERCE
Benin gave Togo's envoys two weeks to leave. | BEN>TGO SANCTION
Chad handed over control of the port to Sudan. | TCD>SDN RETREAT
Peru's council, in a statement released Monday, said little. |

[boarded, taken and strayed]
Danish marines captured a Yemeni dhow. | DNK>YEM COERCE
Peruvian police took two Bolivian soldiers into custody. | PER>BOL COERCE
A Bolivian patrol strayed into Chile. | BOL>CHL MOBILIZE
Chile and Peru on Oct. 12 announced they had closed the border. | CHL>- COERCE, PER>- COERCE
Two Omani guards who crossed into Yemen Aug. 9 have been arrested. | OMN>YEM ASSAULT, ->OMN COERCE

[by and from whom]
The ship, seized by Iran last week, lies in port. | IRN>- COERCE
The Emirates said it had come under attack from missiles. | ->ARE ASSAULT
Serbian forces moved closer to the frontier with Kosovo. | SRB>XKX MOBILIZE
China sent 45 aircraft near Taiwan. | CHN>TWN MOBILIZE
The UN pulled its staff out of El Geneina. | UN>- PROTECT
A village held by rebels lies near the road. |

[the other side]
Eritrea shelled Djibouti. Troops of Djibouti opened fire on a patrol. | ERI>DJI ASSAULT, DJI>ERI ASSAULT
Benin shelled Togo. Benin bombed Mali. Benin vowed revenge. | BEN>TGO ASSAULT, BEN>MLI ASSAULT, BEN>- THREATEN
Benin shelled Nigeria. The army of Nigeria struck Maiduguri. | BEN>NGA ASSAULT, NGA>- ASSAULT
Yemen shelled Oman. The army of Yemen fired on a tanker. | YEM>OMN ASSAULT, YEM>- ASSAULT
Oman shelled Yemen. The attack killed nine people. Two officers were killed in the attack. | OMN>YEM ASSAULT
Oman shelled Yemen. The raid killed an Omani guard. | OMN>YEM ASSAULT, ->OMN ASSAULT
Oman bombed Taiz. Qatar condemned the attack. | OMN>YEM ASSAULT, QAT>OMN ACCUSE
Oman bombed Taiz. It then shelled the city. | OMN>YEM ASSAULT, OMN>YEM ASSAULT
Bosnian Serbs struck Oman. The Serbs struck Fiji. | Bosnian Serbs>FJI ASSAULT, Bosnian Serbs>OMN ASSAULT
Oman said Yemeni troops approached its post, fired a rocket at it and left. | YEM>OMN ASSAULT
Chad has shelled towns of Sudan since Niger left in May, and has seized Nyala. | TCD>SDN ASSAULT
The LRA raided a post. Rebels shelled Peru. | LRA>PER ASSAULT, LRA>PER ASSAULT
Four Omani guards were killed in strikes carried out by Yemen. | YEM>OMN ASSAULT
Two Iraqis were killed and five hurt in an Iranian raid. | IRN>IRQ ASSAULT
Yemen launched drones, hitting Omani posts. | YEM>OMN ASSAULT
The police of Egypt killed two protesters. Hamas shelled Egypt. | EGY>- ASSAULT, Hamas>EGY ASSAULT
Boko Haram raided Borno. Nigeria bombed Maiduguri. | Boko Haram>NGA ASSAULT, NGA>Boko Haram ASSAULT
Boko Haram killed ten soldiers in Nigeria. | Boko Haram>NGA ASSAULT
Seven Iraqi guards were killed in Iranian firing. | IRN>IRQ ASSAULT
A report from Lima said Oman shelled the city of Bam. | OMN>- ASSAULT
Three Beninese soldiers were killed when Togolese troops stormed their post. | TGO>BEN ASSAULT
Four Ghanaian officers were killed in an exchange of fire with Ivorian troops. | CIV>GHA ASSAULT
Basque Homeland and Freedom (ETA) militants killed two Spanish officers. | ETA>ESP ASSAULT
"""

# What the rules cannot do yet; each moves up to the examples once it works.
KNOWN_FAILURES = """
The shelling that Eritrea denied began at dawn. | ERI>- ASSAULT
Neither Kenya nor Uganda attacked the camp. |
"""


def read(text):
    return find_steps(parse_article(text, title="News", published=PUBLISHED))


def cases(examples, marks=()):
    group = ""
    for line in examples.strip().splitlines():
        if line.startswith("["):
            group = line.strip("[]")
        elif line:
            text, _, steps = line.partition(" |")
            wanted = sorted(filter(None, map(str.strip, steps.split(","))))
            yield pytest.param(text, wanted, id=f"{group}: {text[:60]}", marks=marks)


@pytest.mark.parametrize(
    ("text", "steps"),
    [*cases(EXAMPLES), *cases(KNOWN_FAILURES, pytest.mark.xfail(strict=True, reason="not covered yet"))],
)
def test_who_does_what_to_whom(text, steps):
    assert sorted(f"{s.actor or '-'}>{s.recipient or '-'} {s.event}" for s in read(text)) == steps


STATUSES = [
    ("Turkey shelled the camp.", "reported"),
    ("Turkey had already shelled the camp.", "historical"),
    ("Ten years ago Turkey shelled the camp.", "historical"),
    ("Turkey shelled the camp last year.", "historical"),
    ("Turkey shelled the camp in 2016.", "historical"),
    ("In 2016 Turkey shelled the camp.", "historical"),
    ("Turkey shelled the camp in 2023.", "reported"),
    ("Turkey shelled the camp in December.", "reported"),
    ("Turkey said that it had shelled the camp.", "reported"),
    ("Turkey could shell the camp.", "hypothetical"),
    ("Turkey would shell the camp.", "hypothetical"),
    ("Turkey did not shell the camp.", "negation"),
    ("Turkey never shelled the camp.", "negation"),
    ("The embassy of Japan will be closed on Monday.", "future"),
    ("No shells were fired by Turkey.", "negation"),
    ("Turkey fired no shells at the camp.", "negation"),
    ("Neither army of Turkey shelled Iran.", "negation"),
    ("No fewer than 20 shells were fired by Turkey.", "reported"),
    ("No doubt Turkey shelled the camp.", "reported"),
    ("It is true that Turkey shelled the camp.", "reported"),
    ("It is not false that Turkey shelled the camp.", "reported"),
    ("Reports that Turkey shelled the camp were confirmed.", "reported"),
    ("Turkey, which calls such reports false, shelled the camp.", "reported"),
]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_status(text, status):
    assert [step.status for step in read(text)] == [status]


NOT_DONE = [
    "It is untrue that Turkey shelled the camp.",
    "It is not true that Turkey shelled the camp.",
    "It was a lie that Turkey shelled the camp.",
    "There is no truth in reports that Turkey shelled the camp.",
    "The envoy said reports that Turkey shelled the camp on Monday were false.",
    "Claims that Turkey had shelled the camp were baseless.",
    "Had Turkey shelled the camp, its allies would have left.",
    "Its allies would have left had Turkey shelled the camp.",
]


@pytest.mark.parametrize("text", NOT_DONE)
def test_what_is_untrue_or_supposed_is_not_reported(text):
    assert not [step for step in read(text) if step.event == "ASSAULT" and step.status == "reported"]


CODES = [
    ("Iran struck the base with drones.", "ASSAULT", "drone", "military"),
    ("Iran struck the base with rockets.", "ASSAULT", "heavy-weapons", "military"),
    ("Iranian warplanes bombed the base.", "ASSAULT", "aerial", "military"),
    ("Iran shot down two fighter jets.", "ASSAULT", "heavy-weapons", "military"),
    ("Iran executed two dissidents.", "ASSAULT", "execute", None),
    ("Iran threatened to attack the base.", "THREATEN", "violence", "military"),
    ("Iran threatened to expel the envoys.", "THREATEN", "relations", "diplomatic"),
    ("Iran threatened to use nuclear weapons.", "THREATEN", "violence", "military,cbrn"),
    ("Iran arrested two dissidents.", "COERCE", "arrest", "legal"),
    ("Iran supplied tanks to Iraq.", "AID", None, "military"),
    ("Iran supplied food to Iraq.", "AID", None, "humanitarian"),
    ("Iran demanded the release of the sailors.", "REQUEST", "yield", None),
    ("Iran demanded talks.", "REQUEST", "meet", None),
    ("Iran freed the sailors.", "RETREAT", "release", "humanitarian"),
    ("Iran test-fired a missile.", "MOBILIZE", "weapons", "military"),
]


@pytest.mark.parametrize(("text", "event", "mode", "context"), CODES)
def test_event_mode_and_context(text, event, mode, context):
    (step,) = read(text)
    assert (step.event, step.mode, step.context) == (event, mode, context)
    assert (step.quad_class, step.score) == classification()[event, mode or ""]


DIRECTIONS = [
    ("Laos shelled the border post.", "escalates"),
    ("Laos deployed troops.", "escalates"),
    ("Laos threatened to attack.", "escalates"),
    ("Laos gave rifles to the Karen fighters in Myanmar.", "escalates"),
    ("Laos will send tanks to Myanmar.", "escalates"),
    ("Laos sent wheat to Myanmar.", "neutral"),
    ("Laos promised not to use the mines in towns.", "restrains"),
    ("Laos withdrew its troops from the valley.", "restrains"),
    ("Laos declared a ceasefire.", "restrains"),
    ("Laos held talks with Myanmar.", "restrains"),
    ("Laos condemned the raid.", "neutral"),
    ("The prime minister of Laos resigned.", "neutral"),
]


@pytest.mark.parametrize(("text", "direction"), DIRECTIONS)
def test_direction(text, direction):
    assert {step.direction for step in read(text)} == {direction}


def test_both_sides_of_a_mutual_step_have_one_direction():
    steps = read("Laos agreed a deal with Thailand. Thailand agreed with Laos to a ceasefire.")
    assert {step.direction for step in steps if step.event == "AGREE"} == {"restrains"}


def test_both_sides_are_those_that_fight():
    steps = read("Chad shelled Sudan. Peru met the envoy of Sudan. Oman urged both sides to halt.")
    assert {step.recipient for step in steps if step.actor == "OMN"} == {"TCD", "SDN"}


DAYS = [
    ("Chad shelled the town on Tuesday.", "2023-03-14", "2023-03-14", "stated"),
    ("On Tuesday Chad shelled the town.", "2023-03-14", "2023-03-14", "stated"),
    ("On May 9 Chad shelled the town.", "2022-05-09", "2022-05-09", "stated"),
    ("On June 9, 2022 Chad shelled the town.", "2022-06-09", "2022-06-09", "stated"),
    ("Theresa May condemned Chad on Tuesday.", "2023-03-14", "2023-03-14", "stated"),
    ("Chad shelled the town, an official said on Tuesday.", "2023-03-14", "2023-03-14", "stated"),
    ("Chad shelled the town.", None, "2023-03-17", "bound"),
    ("Chad shelled the town on Tuesday. It burned two villages.", "2023-03-14", "2023-03-14", "stated"),
    ("Chad fired at a ship headed to Aden on Monday.", "2023-03-13", "2023-03-13", "stated"),
    ("Chad agreed on Tuesday to leave the town by June.", "2023-03-14", "2023-03-14", "stated"),
    ("In 2019 Chad shelled the town.", "2019-01-01", "2019-12-31", "stated"),
    ("Chad has occupied the town since 2014.", "2014-01-01", "2023-03-17", "stated"),
    ("Chad shelled the town in 2014.", "2014-01-01", "2014-12-31", "stated"),
    ("Aid came on Tuesday, days after Chad shelled the town.", None, "2023-03-14", "bound"),
    ("On Tuesday talks began, two days after Chad shelled the town.", "2023-03-12", "2023-03-12", "stated"),
    (
        "Niger said on Friday that talks began, a day after Chad shelled it.",
        "2023-03-16",
        "2023-03-16",
        "stated",
    ),
    ("Aid came on Tuesday, a day before Chad shelled the town.", "2023-03-15", "2023-03-15", "stated"),
    ("On Tuesday talks began, a week after Chad shelled the town.", "2023-03-04", "2023-03-10", "stated"),
    ("It was the worst raid this month by Chad, which had shelled the post.", None, "2023-03-17", "bound"),
    ("On Tuesday talks began, a day after Chad shelled it on Monday.", "2023-03-13", "2023-03-13", "stated"),
    ("On Tuesday talks began before Chad shelled the town.", None, "2023-03-17", "bound"),
    ("Chad fired 90 rockets, a salvo larger than one in January.", None, "2023-03-17", "bound"),
    ("Chad fired 90 rockets, half the size of Sudan's salvo in January.", None, "2023-03-17", "bound"),
    (
        "On Tuesday Chad left the talks, which it had joined in March 2022.",
        "2023-03-14",
        "2023-03-14",
        "stated",
    ),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "sureness"), DAYS)
def test_day(text, earliest, latest, sureness):
    step = read(text)[0]
    assert (str(step.earliest) if step.earliest else None, str(step.latest)) == (earliest, latest)
    assert step.date_rule.split()[0] == sureness


def test_paragraph_gives_the_day_that_a_sentence_lacks():
    first, second = read("Chad shelled the town on Tuesday. Its troops arrested the mayor.")
    assert (second.earliest, second.latest) == (first.earliest, first.latest)
    assert second.date_rule == "inferred paragraph"


def test_then_is_not_before_what_was_told_last():
    text = (
        "Chad closed its border on Tuesday, a day after Sudan shelled it. Sudan then expelled Chad's envoy."
    )
    step = next(step for step in read(text) if step.event == "SANCTION")
    assert (str(step.earliest), step.date_rule) == ("2023-03-14", "inferred paragraph")


def test_since_goes_on_from_the_day_told():
    _, second = read("Chad shelled Sudan on Tuesday. Sudan has expelled nine envoys since.")
    assert (str(second.earliest), str(second.latest), second.grain) == ("2023-03-14", "2023-03-17", "range")


def test_what_was_not_done_has_no_day_of_its_paragraph():
    _, second = read("Chad shelled the town on Tuesday. Its troops have not attacked Sudan.")
    assert (second.status, second.earliest) == ("negation", None)


def test_a_step_told_twice_is_one_step():
    text = "Togo expels French envoy\n\nTogo expelled the French ambassador on Thursday, officials said."
    (step,) = find_steps(parse_article(text, published=PUBLISHED))
    assert (step.start, step.latest, len(step.tellings)) == (0, date(2023, 3, 16), 1)


def test_different_days_and_weapons_are_different_steps():
    assert (
        len(read("Iran struck Erbil with drones on Monday. On Tuesday Iran struck Erbil with rockets.")) == 2
    )


# Retellings: what the headline or an earlier sentence tells, what follows, and whether they are one step.
RETELLINGS = [
    ("Niger shuts border with Benin", "Niger closed its border with Benin on Monday.", "COERCE", 1),
    (
        "News",
        "Chad struck Bol with rockets on Monday. It said that the rockets it fired hit a depot.",
        "ASSAULT",
        1,
    ),
    (
        "News",
        "Chad accused Sudan of arming rebels. Its foreign minister accused Sudan of arming them.",
        "ACCUSE",
        1,
    ),
    ("News", "Chad accused Sudan of arming rebels. Chad accused Sudan of stealing cattle.", "ACCUSE", 2),
    (
        "News",
        "Chad accused Sudan of arming rebels. In January Chad accused Sudan of arming rebels.",
        "ACCUSE",
        2,
    ),
    (
        "Iran raids Kuwaiti ferry",
        "Rice is cheap. Iran's navy struck a pier in Kuwait on Monday.",
        "ASSAULT",
        2,
    ),
    (
        "Chad shells Sudan",
        "Rice is cheap. Chad bombed a village in Sudan in 2019.",
        "ASSAULT",
        2,
    ),
    ("Chad raids Sudanese camp", "Chad raided a camp in Sudan on 3 January, killing six.", "ASSAULT", 2),
    (
        "News",
        "Jets bombed a base near Mekele in Ethiopia. The TPLF said it shot down two jets over Ethiopia.",
        "ASSAULT",
        2,
    ),
]


@pytest.mark.parametrize(("title", "text", "event", "count"), RETELLINGS)
def test_one_event_or_two(title, text, event, count):
    steps = find_steps(parse_article(f"{title}\n\n{text}", published=PUBLISHED))
    assert len([step for step in steps if step.event == event]) == count


def test_source_is_whoever_says_so():
    assert read("Mali shelled the camp, Algeria said.")[0].source == "Algeria"
    assert read("Mali shelled the camp.")[0].source is None
    assert {step.source for step in read("Qatar, Oman and Egypt urged Sudan to halt its raids.")} == {None}


def test_evidence_and_instrument_are_words_of_the_text():
    text = "On Monday Iran struck a Turkish base with Fateh missiles, killing two."
    article = parse_article(text, title="News", published=PUBLISHED)
    (step,) = find_steps(article)
    assert article.text[step.start : step.end].startswith("Iran struck a Turkish base with Fateh missiles")
    assert (step.instrument, step.recipient) == ("Fateh missiles", "TUR")


def test_sentences_without_steps_say_why():
    article = parse_article("Rice is cheap. The town burned.", title="News")
    assert [explain_unused(article, sentence) for sentence in article.sentences][1] == "no action word"


@pytest.mark.parametrize(
    "text", ["and Iran " * 3000, "said that " * 3000, "attack, " * 3000, "by Iran " * 4000]
)
def test_time_grows_in_step_with_length(text):
    read(text)


def test_of_a_list_of_five_all_five_act():
    steps = read("Fiji, Peru, Mali, Oman and Laos condemned Chad.")
    assert [(s.actor, s.recipient) for s in steps] == [(c, "TCD") for c in "FJI PER MLI OMN LAO".split()]


def test_each_announced_measure_rests_on_its_own_words():
    article = parse_article(
        "Chad announced the closure of its airspace, the suspension of trade and the recall of its envoy.",
        title="News",
        published=PUBLISHED,
    )
    evidence = [article.text[step.start : step.end] for step in find_steps(article)]
    assert evidence[0].startswith("Chad announced the closure")
    assert evidence[1:] == ["the suspension of trade", "the recall of its envoy"]
